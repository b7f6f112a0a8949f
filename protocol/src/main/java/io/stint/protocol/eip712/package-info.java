/** Typed structured data (EIP-712), encoded directly. */
@NullMarked
package io.stint.protocol.eip712;

import org.jspecify.annotations.NullMarked;
