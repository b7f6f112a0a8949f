/** Typed structured data (EIP-712), encoded directly. */
@NullMarked
package work.stint.protocol.eip712;

import org.jspecify.annotations.NullMarked;
