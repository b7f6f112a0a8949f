package io.stint.chain.fault;

import java.time.Duration;

/**
 * What a proxy sends back.
 *
 * @param sent how much of the body is sent before the connection ends; all of it, mostly
 */
record Answer(int status, String body, double sent, Duration delay) {
    static Answer of(int status, String body) {
        return new Answer(status, body, 1, Duration.ZERO);
    }
}
