package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.MergeStep;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.ConsentLog.Topic;
import dev.perennial.customers.consent.Grounds.Address;
import dev.perennial.customers.consent.Said.Decision;
import java.util.List;
import org.springframework.stereotype.Component;

/// When two customers turn out to be one, what either refused is refused for both, from now on: a yes of the one
/// does not outlive a no of the other, whichever was said later. Separated, each has their own answers back.
@Component
class StrictestAnswer implements MergeStep {
    private final KnownGrounds grounds;
    private final ConsentLog log;
    private final Suppressions suppressions;

    StrictestAnswer(KnownGrounds grounds, ConsentLog log, Suppressions suppressions) {
        this.grounds = grounds;
        this.log = log;
        this.suppressions = suppressions;
    }

    @Override
    public void merging(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        var one = grounds.of(survivor);
        var other = grounds.of(absorbed);
        for (var purpose : Purpose.asked()) {
            for (var channel : Channel.values()) {
                if (one.said(purpose, channel) != Verdict.REFUSED && other.said(purpose, channel) != Verdict.REFUSED)
                    continue;
                refuse(merge, survivor, one, purpose, channel);
                refuse(merge, absorbed, other, purpose, channel);
            }
        }
    }

    @Override
    public void merged(MergeId merge, CustomerId survivor, CustomerId absorbed) {}

    @Override
    public void separated(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        log.takeBack(reference(merge));
        log.part(merge, survivor, absorbed);
        suppressions.part(merge, survivor, absorbed);
    }

    private void refuse(MergeId merge, CustomerId customer, Grounds known, Purpose purpose, Channel channel) {
        var keys = known.addresses(channel).stream()
                .map(Address::logKey)
                .distinct()
                .toList();
        var origin = ConsentOrigin.told(Way.MERGE, "", null, null);
        for (var key : keys.isEmpty() ? List.of("") : keys)
            log.append(new Topic(customer, purpose, channel, key), Decision.WITHDRAWN, origin, reference(merge));
    }

    private static String reference(MergeId merge) {
        return "merge:" + merge;
    }
}
