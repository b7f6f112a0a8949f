package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a document is; its name is part of what the author signs. */
public enum DocumentKind {
    PROFILE("profile", true),
    JOB("job", true),
    PROPOSAL("proposal", false),
    SCOPE("scope", false),
    TIMESHEET("timesheet", false),
    APPROVAL("approval", false),
    VOUCHER("voucher", false),
    DELIVERABLE("deliverable", false),
    EVIDENCE("evidence", false),
    REVIEW("review", true),
    ARBITER_OFFER("arbiter-offer", true),
    ARBITER_ACCEPTANCE("arbiter-acceptance", true),
    MESSAGE("message", false),
    READING_KEY("reading-key", true),
    PARTICULARS("particulars", false);

    private final String wireName;
    private final boolean open;

    DocumentKind(String wireName, boolean open) {
        this.wireName = wireName;
        this.open = open;
    }

    /**
     * Reads what {@link #wireName} gives.
     *
     * @throws BadInput when there is no such kind
     */
    public static DocumentKind parse(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new BadInput("unknown kind of document '" + wireName + "': use one of "
                        + Arrays.stream(values()).map(DocumentKind::wireName).collect(Collectors.joining(", "))));
    }

    /** As signed and stored: {@code arbiter-offer}. */
    public String wireName() {
        return wireName;
    }

    /** Whether a hub serves it to everyone; all else goes to its readers only, encrypted for them. */
    public boolean isPublic() {
        return open;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
