package dev.perennial.demo.bakery;

import java.util.List;

/// What people say over a counter, and what the staff write down.
final class Remarks {
    static final List<String> LIKES = List.of(
            "Window table",
            "Oat milk",
            "The crusty end of the loaf",
            "Extra hot",
            "Corner seat with the socket",
            "Loaf sliced, thick",
            "Loaf sliced, thin",
            "Sits outside even in winter",
            "Cinnamon bun, warmed",
            "Sourdough dark baked",
            "Sprinkle of chocolate",
            "Quiet table at the back",
            "Own cup",
            "Tea before milk");
    static final List<String> AVOIDS = List.of(
            "Sugar", "Dairy", "Pork", "Meat", "Plastic lids", "Caffeine after noon", "Seeds on bread", "Raisins");
    static final List<String> ALLERGIES = List.of(
            "Nuts", "Peanuts, even traces", "Gluten (coeliac)", "Milk", "Sesame", "Eggs", "Soya", "Lupin flour");
    static final List<String> SIZES =
            List.of("Small cup", "Large cup", "Half a loaf", "Cake for six", "Cake for twelve");
    static final List<String> NOTES = List.of(
            "New baby in March, comes with the pram",
            "Teaches at the primary school on Castle Hill",
            "Works shifts at the hospital, comes at odd hours",
            "Dog called Biscuit waits outside",
            "Moved here from the coast and misses the sea",
            "Runs the Thursday knitting group",
            "Training for the half marathon",
            "Grandchildren visit on Sundays",
            "Saw our bread at the harvest fair",
            "Always asks what is new",
            "Pays in coins",
            "Brought us apples from the garden",
            "Plays the organ at St Anne’s",
            "Lost the loyalty card, found by phone number");
    static final List<String> NEEDS = List.of(
            "Gluten-free bread on Thursdays too",
            "A cake that travels well by train",
            "Somewhere to park the cargo bike",
            "Bread kept aside until after six",
            "A quiet corner for a laptop",
            "Invoices by e-mail",
            "A high chair that folds",
            "Smaller loaves for one person");
    static final List<String> PAIN_POINTS = List.of(
            "Waited twelve minutes at lunchtime",
            "Coffee was lukewarm",
            "Till gave the wrong change",
            "Tables not cleared on Saturday",
            "Music too loud to talk",
            "Web shop did not take the card",
            "Loaf had a hole right through",
            "Nobody said the kitchen had closed",
            "Toilet out of order again");
    static final List<String> EXPECTATIONS = List.of(
            "Expects the loaf to be ready at nine sharp", "Would like a word when the recipe changes",
            "Hopes for a loyalty card for children", "Expects the same price in shop and web shop");
    static final List<String> BAD_WEEK = List.of(
            "Came for bread three days running and went home without",
            "Ordered a birthday cake and heard on the day that there is none",
            "Nobody answered the phone about the broken oven",
            "Found empty shelves and no sign on the door",
            "Drove in from Hopfield for nothing",
            "Bought bread at the supermarket, was not happy about it",
            "Web shop still took the order though the oven was broken",
            "Was promised a call back that never came",
            "The bought-in rolls were stale",
            "Understands the oven, not the silence");
    static final List<String> REFUND_REASONS = List.of(
            "Wrong cake handed out",
            "Loaf was underbaked",
            "Order not picked up in time, our mistake",
            "Coffee spilled at the counter",
            "Charged twice",
            "Platter was incomplete",
            "Found a hair");
    static final String BY_A_FRIEND = "Recommended by a friend";
    static final List<String> SOURCES = List.of(
            "Walked past",
            BY_A_FRIEND,
            "Web search",
            "Station kiosk",
            "Harvest fair",
            "Social media",
            "Leaflet",
            "Works nearby");
    static final List<String> ERRANDS = List.of(
            "Ask how the new rye was",
            "Put the sourdough aside for Saturday",
            "Send the catering menu",
            "Say thank you for the apples",
            "Ring back about the cake for twelve",
            "Check whether the web shop works now",
            "Offer a tasting of the gluten-free loaf",
            "Ask for a photo of the wedding cake");
    static final List<String> OFFICES = List.of(
            "Abbey Lane Dental Practice",
            "Pemberton Architects",
            "Ellerbridge Primary School",
            "Tidewater Accounting",
            "Kiln Row Print Works",
            "Quarry Bank Surveyors",
            "North Canal Veterinary Clinic",
            "Larkspur Housing Trust",
            "Bridge Street Opticians",
            "Foxglove Software",
            "Ellerbridge Town Library",
            "Mill Street Physiotherapy",
            "Weaver & Sons Upholstery",
            "Priory Walk Estate Agents",
            "Hopfield Cycle Hire",
            "Oakley Marine Insurance",
            "Castle Hill Nursery",
            "Brightwater Recruitment",
            "St Anne’s Hospice",
            "Tanner’s Yard Studios",
            "Beacon Radio Ellerbridge",
            "Harrow & Finch Translations",
            "Ellerbridge Railway Staff Club",
            "Marlow Timber Merchants",
            "Underhill Garden Design",
            "Seven Arches Brewery");

    private Remarks() {}
}
