package io.stint.hub.alert;

import io.stint.protocol.value.Bytes;

/**
 * A browser that takes push messages.
 *
 * @param endpoint where its push service takes them
 * @param key the browser's public key, a point of P-256
 * @param auth the secret that it shares with the hub
 * @param language of whoever turned it on
 */
record Subscription(String endpoint, Bytes key, Bytes auth, String language) {}
