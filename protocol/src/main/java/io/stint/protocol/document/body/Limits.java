package io.stint.protocol.document.body;

/** The most that a body may have of a thing; texts in Unicode code points. */
public final class Limits {
    /** Of a title, a person's name, a file's name. */
    public static final int TITLE = 120;

    /** Of a description, a letter, a message. */
    public static final int TEXT = 20_000;

    public static final int SKILLS = 20;
    public static final int SKILL = 40;
    public static final int LANGUAGES = 20;
    public static final int PORTFOLIO = 20;
    public static final int AVAILABILITY = 120;
    public static final int URL = 500;
    public static final int MILESTONES = 12;
    public static final int FILES = 20;
    public static final int HOURS_PER_WEEK = 168;
    /** Of an entry of a timesheet. */
    public static final int NOTE = 1_000;

    /** Of a timesheet; with notes the limit of a document's bytes comes first. */
    public static final int ENTRIES = 300;

    /** Why an entry of a timesheet is changed. */
    public static final int REASON = 500;

    /** Of an address, in lines. */
    public static final int ADDRESS = 500;

    /** Of a number by which a tax office knows somebody. */
    public static final int TAX_NUMBER = 40;

    public static final int STARS = 5;

    /** That an arbiter takes at once. */
    public static final int CASES = 1000;

    /** In which an arbiter says to answer: a year. */
    public static final int ANSWER_HOURS = 8760;

    /** The number of a claim is a {@code uint16}. */
    public static final int ROUND = 0xFFFF;

    /** In bytes, 1 GiB; a hub may take less. */
    public static final long FILE = 1L << 30;

    private Limits() {}
}
