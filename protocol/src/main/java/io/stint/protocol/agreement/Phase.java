package io.stint.protocol.agreement;

/** Where an agreement stands; derived from its facts. */
public enum Phase {
    NONE("not opened"),
    OPEN("open"),
    NOTICE("open, notice given"),
    CLOSED("closed");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    public String inWords() {
        return words;
    }
}
