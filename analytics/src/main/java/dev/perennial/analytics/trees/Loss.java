package dev.perennial.analytics.trees;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import dev.perennial.analytics.statistics.Values;

/// What is learned and how a miss is counted. The trees add up to a score; [#answer] turns it into what was
/// asked for.
public enum Loss {
    /// Any number; the score is its mean. Half the squared error.
    SQUARED {
        @Override
        void check(int row, double target) {}

        @Override
        double start(double mean) {
            return mean;
        }

        @Override
        public double answer(double score) {
            return score;
        }

        @Override
        double curve(double answer) {
            return 1;
        }

        @Override
        double miss(double score, double target) {
            return (score - target) * (score - target) / 2;
        }
    },
    /// Counts or other amounts of 0 and more; the score is the logarithm of their mean. Poisson deviance,
    /// up to what depends on the target alone.
    POISSON {
        @Override
        void check(int row, double target) {
            if (target < 0) throw refused(row, target, "0 or more");
        }

        @Override
        double start(double mean) {
            return Math.log(mean);
        }

        @Override
        public double answer(double score) {
            return Math.exp(Math.clamp(score, -FARTHEST, FARTHEST));
        }

        @Override
        double curve(double answer) {
            return answer;
        }

        @Override
        double miss(double score, double target) {
            return answer(score) - target * score;
        }
    },
    /// 0 or 1; the score is the logarithm of the odds of 1. Minus the log-likelihood.
    LOGISTIC {
        @Override
        void check(int row, double target) {
            if (target != 0 && target != 1) throw refused(row, target, "0 or 1");
        }

        @Override
        double start(double mean) {
            return Math.log(mean / (1 - mean));
        }

        @Override
        public double answer(double score) {
            return 1 / (1 + Math.exp(-score));
        }

        @Override
        double curve(double answer) {
            return answer * (1 - answer);
        }

        @Override
        double miss(double score, double target) {
            return Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - target * score;
        }
    };

    private static final double FARTHEST = 40;

    abstract void check(int row, double target);

    abstract double start(double mean);

    /// From the sum of the trees to the mean, the count or the probability.
    public abstract double answer(double score);

    /// Second derivative of the miss by the score; the first is answer − target for all three.
    abstract double curve(double answer);

    abstract double miss(double score, double target);

    void check(double[] target) {
        Values.finite("target", target);
        for (var i = 0; i < target.length; i++) check(i, target[i]);
    }

    static UnusableData refused(int row, double target, String right) {
        return new UnusableData(Reason.OUT_OF_RANGE, "target of row %d is %s, not %s".formatted(row, target, right));
    }
}
