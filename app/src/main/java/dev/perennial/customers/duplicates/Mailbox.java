package dev.perennial.customers.duplicates;

import dev.perennial.customers.contacts.Folding;
import java.util.List;
import java.util.stream.Stream;

/// An e-mail address in its two halves.
record Mailbox(String local, String domain) {
    static Mailbox of(String address) {
        var at = address.lastIndexOf('@');
        return new Mailbox(address.substring(0, Math.max(at, 0)), address.substring(at + 1));
    }

    /// Its letters and digits only, without what stands after a plus.
    String squeezed() {
        return local.replaceFirst("\\+.*", "").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The words it is made of, numbers left out.
    List<String> words() {
        return Stream.of(Folding.fold(local.replaceFirst("\\+.*", "").replaceAll("[^\\p{L}]+", " "))
                        .split(" "))
                .filter(it -> !it.isEmpty())
                .map(Spelling::plain)
                .limit(4)
                .toList();
    }
}
