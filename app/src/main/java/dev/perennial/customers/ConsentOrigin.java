package dev.perennial.customers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a decision about consent came to us, kept with it for ever.
///
/// @param proof what it can be proven by: the page, the file and its line, what was said
/// @param saidAt when the person said it; null is now. A no counts from now in any case
/// @param wording the version of the wording the person saw or heard
/// @param network the network address the decision came from, kept as a keyed hash
/// @param proven the key of the address whose owner is known to be acting, for they followed a link sent there
public record ConsentOrigin(
        Way way,
        String proof,
        @Nullable Instant saidAt,
        @Nullable UUID wording,
        @Nullable String network,
        @Nullable String proven) {

    public enum Way {
        /// The person, on the preference page.
        PAGE(true),
        /// The person, by the link that confirms an address.
        CONFIRMATION(true),
        /// The person, by the unsubscribe button of a mail program.
        ONE_CLICK(true),
        /// The person, on a form of the shop's own.
        FORM(true),
        IN_PERSON(true),
        BY_PHONE(true),
        ON_PAPER(true),
        IN_WRITING(true),
        /// Somebody of the shop noted it by one press, without more to say.
        NOTED(false),
        /// A file says so, and whoever brought it in says where that comes from.
        IMPORT(false),
        /// Another system says so.
        API(false),
        /// Two customers turned out to be one, and the stricter answer holds for both.
        MERGE(false);

        private final boolean byPerson;

        Way(boolean byPerson) {
            this.byPerson = byPerson;
        }

        /// Whether the person said it to us; only then can a yes follow an earlier no.
        public boolean isByPerson() {
            return byPerson;
        }
    }

    /// What somebody of the shop was told.
    public static ConsentOrigin told(Way way, String proof, @Nullable Instant saidAt, @Nullable UUID wording) {
        return new ConsentOrigin(way, proof, saidAt, wording, null, null);
    }

    /// What another system says; it never overrules a no.
    ///
    /// @param source which system, and how it knows: “web shop, newsletter box at checkout”
    public static ConsentOrigin byApi(String source, @Nullable Instant saidAt) {
        return new ConsentOrigin(Way.API, source, saidAt, null, null, null);
    }
}
