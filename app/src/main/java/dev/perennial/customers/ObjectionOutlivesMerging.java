package dev.perennial.customers;

import org.springframework.stereotype.Component;

/// Who becomes one with somebody that objected has objected: the scores of either go.
@Component
class ObjectionOutlivesMerging implements MergeStep {
    private final Profiling profiling;

    ObjectionOutlivesMerging(Profiling profiling) {
        this.profiling = profiling;
    }

    @Override
    public void merged(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        if (profiling.objectedSince(survivor).isPresent()) profiling.forgetScoresOfAll();
    }

    @Override
    public void separated(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        profiling.forgetScoresOfAll();
    }
}
