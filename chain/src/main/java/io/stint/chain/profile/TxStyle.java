package io.stint.chain.profile;

/** The kind of transactions that a chain takes. */
public enum TxStyle {
    /** One gas price (EIP-155). All that Rootstock takes; every other chain takes it too. */
    LEGACY,
    /** Base fee and tip (EIP-1559, type 2). */
    DYNAMIC_FEE
}
