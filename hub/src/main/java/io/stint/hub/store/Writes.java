package io.stint.hub.store;

/** Statements that write, sent together with questions. */
public final class Writes {
    /** There may be rows, or a count; nobody wants to know. */
    private static final Questions.Rows<Boolean> DONE = _ -> true;

    private Writes() {}

    /** Adds one, as {@link Questions#ask}. */
    public static void add(Questions ask, String sql, Object... parameters) {
        ask.ask(sql, DONE, parameters);
    }
}
