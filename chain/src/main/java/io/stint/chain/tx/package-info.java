/** Transactions as bytes: encoding, signing, and the hash that is known before anything is sent. */
@NullMarked
package io.stint.chain.tx;

import org.jspecify.annotations.NullMarked;
