package io.stint.hub.live;

/**
 * One event of a stream.
 *
 * @param name {@code change}, or {@code missed}: any number of changes may not have been told
 * @param json its data
 */
record Note(String name, String json) {
    static final Note MISSED = new Note("missed", "{}");
}
