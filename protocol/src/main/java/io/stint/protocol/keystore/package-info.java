/** Private keys in encrypted files (Web3 Secret Storage). */
@NullMarked
package io.stint.protocol.keystore;

import org.jspecify.annotations.NullMarked;
