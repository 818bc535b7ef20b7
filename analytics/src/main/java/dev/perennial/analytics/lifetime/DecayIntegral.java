package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.Quadrature;

/// Nodes for ∫ (A/(A+y))^p (B/(B+y))^q … dy over 0 < y < length, the integral behind every answer of the
/// Pareto/NBD,
/// which textbooks write as a difference of 2F1 functions.
///
/// The variable is ln(1 + y / min(A, B)), in which both factors are smooth; the tail below e^−45 is cut
/// off, and
/// panels of 16 Gauss-Legendre nodes cover at most a factor e^15 each. Every term is positive: nothing
/// cancels, and
/// A = B or q = 1 are not special.
final class DecayIntegral {
    private static final double NEGLIGIBLE = 45;
    private static final double PANEL_DECAY = 15;
    private static final double PANEL_LENGTH = 3;
    /// From here on the plain functions, which are several times as fast, are as good to thirteen digits.
    private static final double SMALL = 1e-3;

    /// Below these eight nodes have fifteen digits, too.
    private static final double GENTLE_DECAY = 3;

    private static final double GENTLE_LENGTH = 1;

    private static final double[] FEW_NODES = Quadrature.nodes(8);
    private static final double[] FEW_WEIGHTS = Quadrature.weights(8);
    private static final double[] NODES = Quadrature.nodes();
    private static final double[] WEIGHTS = Quadrature.weights();

    private DecayIntegral() {}

    /// Takes y, ln(1 + y/A), ln(1 + y/B) and the weight dy at a node.
    @FunctionalInterface
    interface Node {
        void at(double y, double logA, double logB, double weight);
    }

    static void walk(double a, double p, double b, double q, double length, Node node) {
        if (length <= 0) return;
        var scale = Math.min(a, b);
        var other = Math.max(a, b);
        var end = Math.min(reach(a, p), reach(b, q));
        var whole = Math.log1p(Math.min(length, end) / scale);
        var decay = (a <= b ? p : q) * whole + (a <= b ? q : p) * Math.log1p(Math.min(length, end) / other);
        var gentle = decay < GENTLE_DECAY && whole < GENTLE_LENGTH;
        var nodes = gentle ? FEW_NODES : NODES;
        var weights = gentle ? FEW_WEIGHTS : WEIGHTS;
        var panels = 1 + (int) Math.max(decay / PANEL_DECAY, whole / PANEL_LENGTH);
        var width = whole / panels;
        for (var panel = 0; panel < panels; panel++)
            for (var k = 0; k < nodes.length; k++) {
                var v = (panel + nodes[k]) * width;
                var y = scale * (v < SMALL ? Math.expm1(v) : Math.exp(v) - 1);
                var share = y / other;
                var far = share < SMALL ? Math.log1p(share) : Math.log(1 + share);
                node.at(y, a <= b ? v : far, a <= b ? far : v, weights[k] * width * (scale + y));
            }
    }

    private static double reach(double a, double p) {
        return p <= 0 ? Double.POSITIVE_INFINITY : a * Math.expm1(Math.min(600, NEGLIGIBLE / p));
    }

    /// ∫ (A/(A+y))^p (B/(B+y))^q dy.
    static double of(double a, double p, double b, double q, double length) {
        var sum = new double[1];
        walk(a, p, b, q, length, (y, logA, logB, weight) -> sum[0] += weight * Math.exp(-p * logA - q * logB));
        return sum[0];
    }
}
