package dev.perennial.insights.compare;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What groups are measured by.
public sealed interface Yardstick {
    /// Names it in an address.
    String code();

    /// Answers to a question on a scale.
    ///
    /// @param promoters whether it is the likelihood to recommend, told as promoters less detractors
    record Rated(
            String question, @Nullable String wording, double low, double high, boolean lowIsGood, boolean promoters)
            implements Yardstick {
        @Override
        public String code() {
            return "answers:" + question;
        }

        public String words() {
            return wording == null ? question : wording;
        }

        /// Whole steps are counted; other scales are compared by their means.
        boolean isShort() {
            return high - low <= 20;
        }
    }

    /// Answers to a question of yes or no.
    record YesOrNo(String question, @Nullable String wording) implements Yardstick {
        @Override
        public String code() {
            return "answers:" + question;
        }

        public String words() {
            return wording == null ? question : wording;
        }
    }

    /// What one purchase brings.
    record Basket() implements Yardstick {
        @Override
        public String code() {
            return "basket";
        }
    }

    /// What one customer brings in the period.
    record Spend() implements Yardstick {
        @Override
        public String code() {
            return "spend";
        }
    }

    /// Whether a customer of the period bought more than once in it.
    record Repeat() implements Yardstick {
        @Override
        public String code() {
            return "repeat";
        }
    }

    /// Whether a purchase was given back, in part or whole.
    record Refunded() implements Yardstick {
        @Override
        public String code() {
            return "refunded";
        }
    }

    List<Yardstick> OF_PURCHASES = List.of(new Basket(), new Spend(), new Repeat(), new Refunded());

    static Optional<Yardstick> chosen(List<Yardstick> all, String code) {
        return all.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
