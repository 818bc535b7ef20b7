package dev.perennial.messaging.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// The names mails have for each other.
final class MessageIds {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");
    private static final int MOST = 100;

    private MessageIds() {}

    /// In the order they stand there; one without brackets gets them.
    static List<String> in(List<String> headers) {
        var ids = new ArrayList<String>();
        for (var header : headers) {
            var matcher = ID.matcher(header);
            while (matcher.find()) ids.add(Letters.storable(matcher.group()));
            if (header.matches("[^<>\\s]{1,900}@[^<>\\s]{1,900}")) ids.add("<" + Letters.storable(header) + ">");
        }
        return ids;
    }

    /// What a mail answers, the nearest first; of very long threads the beginning goes.
    static List<String> answered(Part mail) {
        var ids = new LinkedHashSet<>(in(mail.all("In-Reply-To")));
        ids.addAll(in(mail.all("References")).reversed());
        return ids.stream().limit(MOST).toList();
    }
}
