package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.numeric.Ascent;

/// A normal prior on the logarithms of the parameters, so wide that data which say anything outvote it.
record WeakPrior(double[] centre, double spread) {
    /// The surface with the prior added.
    Ascent.Surface on(Ascent.Surface surface) {
        return (at, gradient, hessian) -> {
            var value = surface.climb(at, gradient, hessian);
            for (var i = 0; i < at.length; i++) {
                var away = (at[i] - centre[i]) / spread;
                value -= away * away / 2;
                gradient[i] -= away / spread;
                hessian[i][i] -= 1 / (spread * spread);
            }
            return value;
        };
    }
}
