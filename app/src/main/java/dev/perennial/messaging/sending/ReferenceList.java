package dev.perennial.messaging.sending;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// The header that holds a conversation together. A long one loses its middle: what began it and what was said last
/// are what mail programs go by.
final class ReferenceList {
    private static final int LONGEST_LINE = 900;
    private static final int LONGEST = 4_000;
    private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]+>");

    private ReferenceList() {}

    static boolean isId(String text) {
        return text.length() <= LONGEST_LINE && ID.matcher(text).matches();
    }

    /// Each on a line of its own; empty when there is nothing to refer to.
    static String folded(List<String> references) {
        var ids = new ArrayList<>(new LinkedHashSet<>(
                references.stream().filter(ReferenceList::isId).toList()));
        while (length(ids) > LONGEST && ids.size() > 1) ids.remove(ids.size() > 2 ? 1 : 0);
        return String.join("\r\n ", ids);
    }

    private static int length(List<String> ids) {
        return ids.stream().mapToInt(it -> it.length() + 3).sum();
    }
}
