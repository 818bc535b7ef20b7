package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.consent.Suppressions.Bar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that decides whether a person may be contacted: where they can be reached, what was said, what bars them.
///
/// @param addresses the one to use first stands first
/// @param tooYoung whether the person is known to be below the age the business has set
public record Grounds(List<Address> addresses, List<Said> said, List<Bar> bars, boolean tooYoung) {

    /// @param value as it was given
    public record Address(Channel channel, String key, String value) {
        /// What the log knows the address by; post reaches the person, wherever they live now.
        public String logKey() {
            return channel == Channel.POST ? "" : key;
        }
    }

    /// @param because the row that decides, or null
    /// @param bar what bars the address, or null
    public record Decided(
            Purpose purpose,
            Channel channel,
            Verdict verdict,
            @Nullable Address address,
            @Nullable Said because,
            @Nullable Bar bar) {}

    /// The address that may be used, or the strictest of what speaks against it.
    public Decided decide(Purpose purpose, Channel channel) {
        var hearing = hearing(purpose, channel);
        return addresses(channel).stream()
                .map(address -> at(purpose, channel, hearing, address))
                .min(Comparator.comparing((Decided it) -> !it.verdict().allows())
                        .thenComparing(Comparator.comparing(Decided::verdict).reversed()))
                .orElseGet(() -> new Decided(purpose, channel, Verdict.UNREACHABLE, null, null, null));
    }

    /// How it stands with one of the addresses.
    public Decided decide(Purpose purpose, Channel channel, String key) {
        return addresses(channel).stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .map(it -> at(purpose, channel, hearing(purpose, channel), it))
                .orElseGet(() -> new Decided(purpose, channel, Verdict.UNREACHABLE, null, null, null));
    }

    public boolean isBarred(Purpose purpose, Address address) {
        return bar(purpose, address).isPresent();
    }

    /// Whether a yes of this origin would overrule a no it may not overrule.
    public boolean overrules(Purpose purpose, Channel channel, ConsentOrigin origin) {
        var said = origin.saidAt();
        return hearing(purpose, channel)
                .refusal()
                .filter(no -> !origin.way().isByPerson() || said != null && !said.isAfter(no.countsAt()))
                .isPresent();
    }

    /// What holds for the channel by what was said alone, whether or not there is an address.
    public Verdict said(Purpose purpose, Channel channel) {
        var hearing = hearing(purpose, channel);
        var answers = addresses(channel).stream()
                .map(address -> hearing.at(address.logKey()).verdict())
                .toList();
        return answers.contains(Verdict.GRANTED)
                ? Verdict.GRANTED
                : answers.stream()
                        .max(Comparator.naturalOrder())
                        .orElseGet(() -> hearing.at("").verdict());
    }

    Hearing hearing(Purpose purpose, Channel channel) {
        return new Hearing(said.stream()
                .filter(it -> it.purpose() == purpose && it.channel() == channel)
                .toList());
    }

    public List<Address> addresses(Channel channel) {
        return addresses.stream().filter(it -> it.channel() == channel).toList();
    }

    Optional<Bar> bar(Purpose purpose, Address address) {
        return bars.stream()
                .filter(it -> it.holdsFor(address.channel().address(), address.key()))
                .filter(it -> purpose.needsConsent() || it.reason() == SuppressionReason.HARD_BOUNCE)
                .findFirst();
    }

    private Decided at(Purpose purpose, Channel channel, Hearing hearing, Address address) {
        var bar = bar(purpose, address);
        if (bar.isPresent()) return new Decided(purpose, channel, Verdict.SUPPRESSED, address, null, bar.get());
        if (!purpose.needsConsent()) return new Decided(purpose, channel, Verdict.SERVICE, address, null, null);
        if (tooYoung) return new Decided(purpose, channel, Verdict.TOO_YOUNG, address, null, null);

        var answer = hearing.at(address.logKey());
        return new Decided(purpose, channel, answer.verdict(), address, answer.because(), null);
    }
}
