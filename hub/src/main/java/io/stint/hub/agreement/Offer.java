package io.stint.hub.agreement;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * Terms that one side proposed to the other.
 *
 * @param id of the agreement that they make
 * @param layer the number of the layer on which it would be
 * @param sum what the client is to put in
 * @param sinceBlock the chain's height when they were proposed: the agreement cannot be older
 * @param workerSignature over the terms, 64 bytes; empty: the worker has not accepted
 */
public record Offer(
        Hash32 id,
        int layer,
        Terms terms,
        Optional<DocumentId> job,
        Optional<DocumentId> proposal,
        Amount sum,
        Address proposedBy,
        long sinceBlock,
        Optional<Bytes> workerSignature,
        Optional<Instant> signedAt,
        Optional<Instant> withdrawnAt,
        Instant createdAt) {}
