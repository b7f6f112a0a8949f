/**
 * What somebody's word about somebody else weighs, computed from the chain's events alone: whole numbers, no clock, no
 * order. {@code docs/reputation.md} explains it and says what it costs to fake.
 */
@NullMarked
package io.stint.protocol.reputation;

import org.jspecify.annotations.NullMarked;
