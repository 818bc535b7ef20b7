package dev.perennial.analytics.lifetime;

/// ln(1 + R) of one history of the Pareto/NBD, where R = ∫ e^φ(y) dy over t_x < y < T adds up the times at which the
/// customer may have left: φ = ln(s/(β+y)) + (r+x) ln((α+T)/(α+y)) + s ln((β+T)/(β+y)).
///
/// The slopes and curvatures of ln R are means, under e^φ, of products of ln(α+y), ln(β+y), 1/(α+y) and 1/(β+y):
/// fourteen sums beside the integral itself, taken on the same nodes.
final class Leaving {
    static final int SUMS = 15;

    /// From these logarithmic odds on one is nothing beside the odds.
    private static final double CERTAIN = 40;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    /// Takes the natural parameters r, α, s and β.
    Leaving(double[] p) {
        r = p[0];
        alpha = p[1];
        s = p[2];
        beta = p[3];
    }

    /// Adds what a node of weight w says, the decay since t_x in w. The logarithms may be over anything that is the
    /// same for all nodes of one history.
    static void node(double[] m, double w, double logA, double logB, double inA, double inB) {
        var wLogA = w * logA;
        var wLogB = w * logB;
        var wInA = w * inA;
        var wInB = w * inB;
        m[0] += w;
        m[1] += wLogA;
        m[2] += wLogB;
        m[3] += wInA;
        m[4] += wInB;
        m[5] += wLogA * logA;
        m[6] += wLogA * logB;
        m[7] += wLogA * inA;
        m[8] += wLogA * inB;
        m[9] += wLogB * logB;
        m[10] += wLogB * inA;
        m[11] += wLogB * inB;
        m[12] += wInA * inA;
        m[13] += wInA * inB;
        m[14] += wInB * inB;
    }

    /// Adds `count` customers with one history: value, slopes and the upper triangle of the curvatures.
    void add(int x, int count, double recency, double age, double[] total) {
        if (age <= recency) return;
        var a = alpha + recency;
        var b = beta + recency;
        var wholeA = Math.log1p((age - recency) / a);
        var wholeB = Math.log1p((age - recency) / b);
        var m = new double[SUMS];
        DecayIntegral.walk(
                a,
                r + x,
                b,
                s + 1,
                age - recency,
                (y, logA, logB, weight) -> node(
                        m,
                        weight * Math.exp(-(r + x) * logA - (s + 1) * logB),
                        logA - wholeA,
                        logB - wholeB,
                        1 / (a + y),
                        1 / (b + y)));
        add(x, count, new Span(recency, age, wholeA, wholeB, 0, 0), m, total);
    }

    /// From t_x to T, with the growth of ln(α+y) and ln(β+y) and what they are at T by the measure of the nodes.
    record Span(double recency, double age, double wholeA, double wholeB, double endLogA, double endLogB) {}

    /// What the decay over the span leaves.
    double kept(int x, Span span) {
        return Math.exp(-(r + x) * span.wholeA() - (s + 1) * span.wholeB());
    }

    /// The same from the sums over the nodes of the span.
    void add(int x, int count, Span span, double[] m, double[] total) {
        var endLogA = span.endLogA();
        var endLogB = span.endLogB();
        var shape = r + x;
        var one = 1 / m[0];
        var endA = 1 / (alpha + span.age());
        var endB = 1 / (beta + span.age());
        var u = endLogA - m[1] * one;
        var v = endLogB - m[2] * one;
        var inA = m[3] * one;
        var inB = m[4] * one;
        var uu = endLogA * (2 * u - endLogA) + m[5] * one;
        var uv = endLogA * v + endLogB * (u - endLogA) + m[6] * one;
        var vv = endLogB * (2 * v - endLogB) + m[9] * one;
        var uInA = endLogA * inA - m[7] * one;
        var uInB = endLogA * inB - m[8] * one;
        var vInA = endLogB * inA - m[10] * one;
        var vInB = endLogB * inB - m[11] * one;
        var inAInA = m[12] * one;
        var inAInB = m[13] * one;
        var inBInB = m[14] * one;

        var byAlpha = shape * (endA - inA);
        var byBeta = s * endB - (s + 1) * inB;
        double[] slope = {u, byAlpha, 1 / s + v, byBeta};
        double[] product = {
            uu,
            shape * (endA * u - uInA) + endA - inA,
            u / s + uv,
            s * endB * u - (s + 1) * uInB,
            shape * (shape * (endA * endA - 2 * endA * inA + inAInA) + inAInA - endA * endA),
            byAlpha / s + shape * (endA * v - vInA),
            shape * (s * endB * (endA - inA) - (s + 1) * (endA * inB - inAInB)),
            2 * v / s + vv,
            byBeta / s + s * endB * v - (s + 1) * vInB + endB - inB,
            s * endB * (s * endB - 2 * (s + 1) * inB - endB) + (s + 1) * (s + 2) * inBInB
        };
        var logOdds = shape * span.wholeA() + s * span.wholeB() + Math.log(s / (beta + span.recency()) * m[0]);
        var odds = Math.exp(Math.min(logOdds, CERTAIN));
        var gone = odds / (1 + odds);
        total[0] += count * (logOdds > CERTAIN ? logOdds : Math.log(1 + odds));
        var k = 0;
        for (var i = 0; i < 4; i++) {
            total[1 + i] += count * gone * slope[i];
            for (var j = i; j < 4; j++) {
                total[5 + k] += count * gone * (product[k] - gone * slope[i] * slope[j]);
                k++;
            }
        }
    }
}
