/** Transactions as bytes: encoding, signing, and the hash that is known before anything is sent. */
@NullMarked
package work.stint.chain.tx;

import org.jspecify.annotations.NullMarked;
