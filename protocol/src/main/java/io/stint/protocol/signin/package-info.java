/** Signing in with a wallet (EIP-4361). */
@NullMarked
package io.stint.protocol.signin;

import org.jspecify.annotations.NullMarked;
