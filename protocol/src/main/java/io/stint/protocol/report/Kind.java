package io.stint.protocol.report;

import java.util.Locale;

/** What happened to money, as whoever the report is for sees it. */
public enum Kind {
    /** It reached the worker's payee. */
    RECEIVED,
    /** It left the escrow for the worker. */
    PAID,
    /** It was put into the escrow, which holds it for the client until it is earned. */
    DEPOSIT,
    /** It came back out of the escrow. */
    REFUND,
    /** The arbiter's fee left the escrow. */
    ARBITER;

    /** {@code received}, as in files and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
