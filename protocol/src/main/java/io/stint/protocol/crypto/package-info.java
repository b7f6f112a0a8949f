/** Keys and signatures on secp256k1, the curve of Bitcoin and of its layer 2s. */
@NullMarked
package io.stint.protocol.crypto;

import org.jspecify.annotations.NullMarked;
