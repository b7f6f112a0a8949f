package io.stint.bench.scale;

/**
 * A request that is sent again and again.
 *
 * @param kind what it is counted as
 * @param path with its query
 * @param cookie the session's; empty: nobody is signed in
 */
record Shot(Kind kind, String path, String cookie) {
    /** What is measured. */
    enum Kind {
        BOARD("board search"),
        ROOM("agreement room");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
