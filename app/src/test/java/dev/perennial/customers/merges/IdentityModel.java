package dev.perennial.customers.merges;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who has what, who said what, and what it takes to part two again or to forget one, as sets in memory.
class IdentityModel {
    /// Post reaches the person, wherever they live; the others reach an address.
    record Topic(Purpose purpose, Channel channel) {
        static final List<Topic> ALL = List.of(
                new Topic(Purpose.NEWS, Channel.SMS),
                new Topic(Purpose.SURVEYS, Channel.PHONE),
                new Topic(Purpose.NEWS, Channel.POST));

        AddressKind kind() {
            return channel.address();
        }

        boolean isOfThePerson() {
            return channel == Channel.POST;
        }
    }

    /// Whoever is known by a number: what is theirs, and how they are reached.
    static final class Life {
        final Set<String> things = new HashSet<>();
        final Set<String> phones = new HashSet<>();

        @Nullable
        String home;
    }

    /// @param because the merge that wrote it
    private record Word(
            Topic topic,
            String address,
            boolean yes,
            boolean byPerson,
            Instant at,
            @Nullable MergeId because) {}

    /// @param address whatever address of the kind the holder has, when null
    private record Bar(AddressKind kind, @Nullable String address, int number) {}

    record Joined(
            MergeId id,
            CustomerId survivor,
            CustomerId absorbed,
            Life life,
            @Nullable String home,
            Set<CustomerId> led,
            Set<Object> said) {}

    final Map<String, CustomerId> known = new HashMap<>();
    final Map<CustomerId, Life> lives = new HashMap<>();
    final Map<CustomerId, CustomerId> aliases = new HashMap<>();
    final List<Joined> merges = new ArrayList<>();
    final Set<CustomerId> erased = new HashSet<>();
    final Set<String> severed = new HashSet<>();

    /// What was said and what bars, each with whose it is.
    private final Map<Object, @Nullable CustomerId> said = new HashMap<>();

    private int bars;

    void make(CustomerId id, String number, String phone, @Nullable String home) {
        var life = new Life();
        life.things.add("number " + number);
        life.phones.add(phone);
        life.home = home;
        known.put(number, id);
        lives.put(id, life);
    }

    void bought(CustomerId id, String purchase) {
        life(id).things.add("purchase " + purchase);
    }

    CustomerId current(CustomerId id) {
        return aliases.getOrDefault(id, id);
    }

    Life life(CustomerId id) {
        return lives.get(current(id));
    }

    void say(CustomerId id, Topic topic, String address, boolean yes, boolean byPerson, Instant at) {
        said.put(new Word(topic, address, yes, byPerson, at, null), current(id));
    }

    void refuse(CustomerId id, Topic topic, Instant at) {
        for (var key : keys(current(id), topic)) say(id, topic, key, false, true, at);
    }

    void stop(CustomerId id, Instant at) {
        for (var topic : Topic.ALL) refuse(id, topic, at);
        for (var kind : List.of(AddressKind.PHONE, AddressKind.POST)) {
            bar(current(id), kind, null);
            for (var address : addresses(current(id), kind)) bar(current(id), kind, address);
        }
    }

    private void bar(@Nullable CustomerId holder, AddressKind kind, @Nullable String address) {
        said.put(new Bar(kind, address, bars++), holder);
    }

    /// How it has to stand: an address to be left alone beats everything, a no everything but a later yes of the
    /// person's own, and what a file says only counts where nobody said no.
    Verdict verdict(CustomerId id, Topic topic) {
        if (addresses(id, topic.kind()).isEmpty()) return Verdict.UNREACHABLE;
        var barred = said.entrySet().stream()
                .filter(it -> it.getKey() instanceof Bar)
                .anyMatch(it -> it.getKey() instanceof Bar bar
                        && bar.kind == topic.kind()
                        && (id.equals(it.getValue())
                                || bar.address != null
                                        && addresses(id, bar.kind).contains(bar.address)));
        return barred ? Verdict.SUPPRESSED : heard(id, topic);
    }

    private Verdict heard(CustomerId id, Topic topic) {
        var keys = keys(id, topic);
        var words = said.entrySet().stream()
                .filter(it -> it.getKey() instanceof Word word
                        && word.topic.equals(topic)
                        && (id.equals(it.getValue()) || !word.address.isEmpty() && keys.contains(word.address)))
                .map(it -> (Word) it.getKey())
                .toList();
        var no = words.stream().filter(it -> !it.yes).map(Word::at).max(Instant::compareTo);
        var yes = words.stream()
                .filter(it -> it.yes && keys.contains(it.address))
                .anyMatch(it -> no.isEmpty() || it.byPerson && it.at.isAfter(no.get()));
        return yes ? Verdict.GRANTED : no.isPresent() ? Verdict.REFUSED : Verdict.NOT_ASKED;
    }

    boolean mayMerge(CustomerId one, CustomerId other) {
        return !one.equals(other) && lives.containsKey(one) && lives.containsKey(other);
    }

    void merge(MergeId id, CustomerId survivor, CustomerId absorbed, Instant at) {
        for (var topic : Topic.ALL) {
            if (heard(survivor, topic) != Verdict.REFUSED && heard(absorbed, topic) != Verdict.REFUSED) continue;
            for (var who : List.of(survivor, absorbed))
                for (var key : keys(who, topic)) said.putIfAbsent(new Word(topic, key, false, false, at, id), who);
        }
        var theirs = of(absorbed);
        theirs.forEach(it -> said.put(it, survivor));
        var led = new HashSet<CustomerId>();
        aliases.replaceAll((old, now) -> {
            if (!now.equals(absorbed)) return now;
            led.add(old);
            return survivor;
        });
        aliases.put(absorbed, survivor);
        var kept = lives.get(survivor);
        var going = lives.remove(absorbed);
        merges.add(new Joined(id, survivor, absorbed, going, kept.home, led, theirs));
        kept.things.addAll(going.things);
        kept.phones.addAll(going.phones);
        if (kept.home == null) kept.home = going.home;
    }

    boolean mayPart(Joined merge) {
        var newest = merges.stream()
                .filter(it -> it.survivor.equals(merge.survivor))
                .toList()
                .getLast();
        return lives.containsKey(merge.survivor) && newest == merge;
    }

    void part(Joined merge) {
        var kept = lives.get(merge.survivor);
        var back = merge.life;
        kept.things.removeAll(back.things);
        kept.phones.removeAll(back.phones);
        kept.home = merge.home;
        lives.put(merge.absorbed, back);
        aliases.remove(merge.absorbed);
        merge.led.forEach(old -> aliases.put(old, merge.absorbed));
        said.keySet().removeIf(it -> it instanceof Word word && merge.id.equals(word.because));
        for (var it : of(merge.survivor)) if (merge.said.contains(it) || isAt(it, back)) said.put(it, merge.absorbed);
        merges.remove(merge);
    }

    /// Everything of everybody the person was goes, what was bought stays for the accounts, and every address that
    /// said no or was to be left alone stays so.
    void erase(CustomerId id) {
        var life = lives.remove(id);
        for (var it : of(id)) {
            said.remove(it);
            if (it instanceof Word word && !word.yes) {
                var address = word.topic.isOfThePerson() ? life.home : word.address;
                if (address != null) bar(null, word.topic.kind(), address);
            }
            if (it instanceof Bar bar && bar.address != null) bar(null, bar.kind, bar.address);
        }
        life.things.stream().filter(it -> it.startsWith("purchase ")).forEach(severed::add);
        erased.add(id);
        aliases.forEach((old, now) -> {
            if (now.equals(id)) erased.add(old);
        });
        aliases.keySet().removeAll(erased);
        merges.removeIf(it -> erased.contains(it.survivor));
        known.values().removeAll(erased);
    }

    private static boolean isAt(Object it, Life life) {
        return it instanceof Word word && life.phones.contains(word.address)
                || it instanceof Bar bar
                        && bar.address != null
                        && (life.phones.contains(bar.address) || bar.address.equals(life.home));
    }

    private Set<Object> of(CustomerId id) {
        var all = new HashSet<Object>();
        said.forEach((it, holder) -> {
            if (id.equals(holder)) all.add(it);
        });
        return all;
    }

    private Set<String> addresses(CustomerId id, AddressKind kind) {
        var life = lives.get(id);
        if (kind == AddressKind.PHONE) return Set.copyOf(life.phones);
        return life.home == null ? Set.of() : Set.of(life.home);
    }

    private Set<String> keys(CustomerId id, Topic topic) {
        return topic.isOfThePerson() ? Set.of("") : addresses(id, topic.kind());
    }
}
