package dev.perennial.customers;

/// What a module does when two customers become one, and when they are two again, beyond what its [HeldTable]s say;
/// Spring injects them all. It is part of the transaction: what it throws undoes the whole, and it takes no longer
/// than a few statements.
public interface MergeStep {
    /// Both were locked and nothing has moved yet: what each of them has is still told apart.
    default void merging(MergeId merge, CustomerId survivor, CustomerId absorbed) {}

    /// Both were locked, every [HeldTable] has its rows where they belong, and the absorbed customer is about to go:
    /// its row is still there.
    void merged(MergeId merge, CustomerId survivor, CustomerId absorbed);

    /// The absorbed customer is back with its rows, and the survivor is as it was; whatever the step keeps of that
    /// merge has served. A merge is separated at most once; those after it were separated before.
    void separated(MergeId merge, CustomerId survivor, CustomerId absorbed);
}
