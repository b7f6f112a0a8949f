package io.stint.hub.alert;

import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * A reason for an alert to one person in one agreement, as long as it lasts.
 *
 * @param subject with kind, agreement and person the key by which it is announced once: the claim's round, the notice's end
 * @param amount what it is about
 * @param until when it is too late, or others decide; empty: no such time
 */
record Occasion(AlertKind kind, String subject, Amount amount, Optional<Instant> until) {}
