package io.stint.protocol.escrow;

/** How a claim stands; the order is the contract's. */
public enum ClaimState {
    NONE("not there"),
    PENDING("waiting for the client's answer"),
    DISPUTED("disputed"),
    COLLECTED("collected"),
    CONCEDED("conceded"),
    RETRACTED("retracted"),
    RULED("ruled on"),
    LAPSED("decided by the fallback");

    private final String words;

    ClaimState(String words) {
        this.words = words;
    }

    public String inWords() {
        return words;
    }

    /** Whether its sum is still set aside. */
    public boolean live() {
        return this == PENDING || this == DISPUTED;
    }
}
