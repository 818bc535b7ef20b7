package dev.perennial.analytics.lifetime;

import java.util.function.Function;

/// A fitted model and how far to trust it.
public final class Fit<M> {
    private final Function<double[], M> maker;
    private final M model;
    /// As they were fitted, all above 0: what is fitted on a shifted scale (q − 1) is kept shifted.
    private final double[] parameters;
    private final double[][] logCovariance;
    private final double logLikelihood;
    private final Quality quality;

    /// How the fit came about.
    ///
    /// - `converged`: whether the climb ended on a peak; the model is usable either way
    /// - `boundary`: where the likelihood has its best point if not inside, with the stated fallback
    /// - `weakPrior`: whether a weak prior had to hold parameters finite
    /// - `customers`, `evaluations`: rows used, and passes over them in the last climb
    public record Quality(boolean converged, Boundary boundary, boolean weakPrior, int customers, int evaluations) {}

    Fit(
            Function<double[], M> maker,
            double[] parameters,
            double[][] logCovariance,
            double logLikelihood,
            Quality quality) {
        this.maker = maker;
        this.model = maker.apply(parameters);
        this.parameters = parameters;
        this.logCovariance = logCovariance;
        this.logLikelihood = logLikelihood;
        this.quality = quality;
    }

    public M model() {
        return model;
    }

    /// ln of the likelihood at the model, without the prior, times in the unit of the data.
    public double logLikelihood() {
        return logLikelihood;
    }

    public Quality quality() {
        return quality;
    }

    public boolean converged() {
        return quality.converged();
    }

    public Boundary boundary() {
        return quality.boundary();
    }

    /// Standard error of each parameter, in the order of the model's record, by the delta method; 0 for a
    /// fixed one.
    public double[] standardErrors() {
        var errors = new double[parameters.length];
        for (var i = 0; i < errors.length; i++) errors[i] = parameters[i] * Math.sqrt(logCovariance[i][i]);
        return errors;
    }

    /// Covariance of the parameters from the observed information, by the delta method on their logarithms;
    /// zero rows for fixed ones.
    public double[][] covariance() {
        var n = parameters.length;
        var covariance = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) covariance[i][j] = parameters[i] * parameters[j] * logCovariance[i][j];
        return covariance;
    }

    double[] parameters() {
        return parameters;
    }

    double[][] logCovariance() {
        return logCovariance;
    }

    /// The model with parameter i multiplied by e^step for every entry of `steps`.
    M moved(double[] steps) {
        var at = parameters.clone();
        for (var i = 0; i < at.length; i++) at[i] *= Math.exp(steps[i]);
        return maker.apply(at);
    }
}
