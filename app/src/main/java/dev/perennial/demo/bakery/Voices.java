package dev.perennial.demo.bakery;

import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.orders.SamplePurchase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What guests say on the card that lies with the bill. Waiting moves the whole most and is worst at the kiosk; prices
/// went up; in the week of the broken oven nobody has a good word.
public final class Voices {
    private static final long SEED = 20_260_314;
    private static final double ANSWERS = 0.065;
    private static final String SOURCE = "table-card";

    private static final Question WHOLE = stars("overall", "How was your visit as a whole?", true);
    private static final Question BREAD = stars("bread-and-cakes", "Bread and cakes", false);
    private static final Question COFFEE = stars("coffee", "Coffee", false);
    private static final Question WAITING = stars("waiting", "How quickly you were served", false);
    private static final Question KINDNESS = stars("friendliness", "How friendly we were", false);
    private static final Question PRICE = stars("value-for-money", "What you got for the money", false);
    private static final Question RECOMMEND =
            new Question("recommend", "How likely are you to recommend us to a friend?", "en", Scale.NPS, false);
    private static final Question WORDS =
            new Question("comment", "Anything you would like to tell us?", "en", Scale.TEXT, false);

    private static final List<String> PRAISE = List.of(
            "Best rye in town, and still warm.",
            "Lovely people, they remember how I take my coffee.",
            "The cinnamon bun alone is worth the walk.",
            "Sourdough with a proper crust. Thank you!",
            "Always a kind word in the morning.",
            "Coffee was excellent, not bitter at all.",
            "Came for bread, stayed for cake. Wonderful.",
            "The gluten-free loaf is not a consolation prize, it is really good.",
            "Bright, warm and smells like heaven 🥐",
            "My daughter loves the seed rolls, so do I.");
    private static final List<String> MILD = List.of(
            "Good bread, but the queue was long.",
            "Nice cakes. A bit pricey since the spring.",
            "Fine as always.",
            "Coffee good, seats not so much.",
            "Friendly, only the music was a little loud.",
            "They were out of spelt again by eleven.",
            "Not bad, though the roll was smaller than it used to be.");
    private static final List<String> WAITED = List.of(
            "Waited twelve minutes for one coffee.",
            "The queue at the kiosk made me miss my train.",
            "Two people serving and nobody at the till.",
            "Too slow at lunchtime, I gave up.",
            "Service was slow and nobody said sorry.");
    private static final List<String> BLAME = List.of(
            "Coffee was lukewarm and the milk tasted burnt.",
            "The loaf had a hole right through it.",
            "Far too expensive for a cheese roll.",
            "Tables were sticky and nobody cleared them.",
            "Not what it was. The croissant was dry.",
            "I was charged twice and had to argue.");

    private Voices() {}

    private static Question stars(String key, String words, boolean overall) {
        return new Question(key, words, "en", Scale.STARS, overall);
    }

    public static List<Submission> of(Bakery bakery) {
        var said = new ArrayList<Submission>();
        for (var i = 0; i < bakery.purchases().size(); i++) {
            var chance = new Chance(SEED, i);
            var purchase = bakery.purchases().get(i);
            var day = LocalDate.ofInstant(purchase.at(), Bakery.ZONE);
            var angry = bakery.seasons().ovenBroken(day);
            if (chance.happens(angry ? 4 * ANSWERS : ANSWERS)) said.add(card(purchase, bakery.seasons(), day, chance));
        }
        return said;
    }

    private static Submission card(SamplePurchase purchase, Seasons seasons, LocalDate day, Chance chance) {
        var angry = seasons.ovenBroken(day);
        var mood = 0.55 * chance.normal() - (angry ? 1.3 : 0);
        var kiosk = purchase.place().equals(Place.STATION_KIOSK.title());
        var bread = star(4.45 + 0.5 * mood - (angry ? 1.2 : 0), chance);
        var coffee = star(4.2 + 0.5 * mood, chance);
        var waiting = star(3.55 + 0.6 * mood - (kiosk ? 0.9 : 0) - seasons.bustle(day) + 1, chance);
        var kindness = star(4.4 + 0.4 * mood, chance);
        var price = star(3.9 + 0.4 * mood - (day.isBefore(seasons.priceRise()) ? 0 : 0.55), chance);
        var whole = star(
                0.42 * waiting + 0.3 * bread + 0.14 * kindness + 0.08 * coffee + 0.06 * price + 0.25 + 0.25 * mood,
                0.35,
                chance);
        var answers = new ArrayList<Answered>();
        answers.add(rated(WHOLE, whole));
        answers.add(rated(BREAD, bread));
        if (chance.happens(0.93)) answers.add(rated(COFFEE, coffee));
        answers.add(rated(WAITING, waiting));
        if (chance.happens(0.96)) answers.add(rated(KINDNESS, kindness));
        if (chance.happens(0.94)) answers.add(rated(PRICE, price));
        if (chance.happens(0.45)) answers.add(rated(RECOMMEND, recommend(whole, chance)));
        words(whole, waiting, angry, chance)
                .ifPresent(text -> answers.add(new Answered(WORDS, new Given.Written(text))));
        return new Submission(
                Submission.Type.SURVEY,
                SOURCE,
                purchase.number(),
                purchase.customer(),
                purchase.at().plus(Duration.ofMinutes(chance.from(6, 55))),
                null,
                purchase.place(),
                purchase.channel(),
                "en",
                answers);
    }

    private static double star(double middle, Chance chance) {
        return star(middle, 0.75, chance);
    }

    private static double star(double middle, double spread, Chance chance) {
        return Math.clamp(StrictMath.rint(middle + spread * chance.normal()), 1, 5);
    }

    private static double recommend(double whole, Chance chance) {
        return Math.clamp(StrictMath.rint(2 * whole + 0.3 + 1.2 * chance.normal()), 0, 10);
    }

    private static Answered rated(Question question, double number) {
        return new Answered(question, new Given.Rated(number));
    }

    private static Optional<String> words(double whole, double waiting, boolean angry, Chance chance) {
        if (!chance.happens(whole < 3 ? 0.75 : 0.32)) return Optional.empty();
        if (angry) return Optional.of(chance.oneOf(Remarks.BAD_WEEK) + ".");
        if (whole >= 5) return Optional.of(chance.oneOf(PRAISE));
        if (whole >= 3) return Optional.of(chance.oneOf(waiting <= 2 ? WAITED : MILD));
        return Optional.of(chance.oneOf(waiting <= 2 ? WAITED : BLAME));
    }
}
