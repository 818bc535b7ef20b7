package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Bounces;
import dev.perennial.messaging.Bounces.Action;
import dev.perennial.messaging.Bounces.Report;
import dev.perennial.messaging.reading.DeliveryReport;
import dev.perennial.messaging.reading.DeliveryReport.Recipient;
import org.springframework.stereotype.Component;

/// Hands what servers report on to those who sent.
@Component
class ServerReports {
    private final Bounces bounces;

    ServerReports(Bounces bounces) {
        this.bounces = bounces;
    }

    /// @return whether it was about a mail of ours
    boolean file(DeliveryReport report) {
        var messageId = report.messageId();
        if (messageId == null) return false;
        var isOurs = false;
        for (var recipient : report.recipients()) {
            var said = new Report(
                    messageId, recipient.address(), action(report, recipient), recipient.status(), recipient.words());
            isOurs |= bounces.file(said);
        }
        return isOurs;
    }

    private static Action action(DeliveryReport report, Recipient recipient) {
        if (report.kind() == DeliveryReport.Kind.COMPLAINT) return Action.COMPLAINED;
        return switch (recipient.action()) {
            case FAILED -> Action.FAILED;
            case DELAYED -> Action.DELAYED;
            case DELIVERED -> Action.DELIVERED;
        };
    }
}
