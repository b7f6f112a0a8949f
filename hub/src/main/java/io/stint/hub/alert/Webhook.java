package io.stint.hub.alert;

import io.stint.protocol.value.Bytes;
import java.net.URI;

/**
 * Where a program of somebody's takes alerts.
 *
 * @param secret the key of the signatures, which the receiver has too
 * @param language of whoever gave it
 */
record Webhook(long id, URI url, Bytes secret, String language) {}
