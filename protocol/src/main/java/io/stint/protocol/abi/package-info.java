/** The encoding of calls and events (Solidity's contract ABI). */
@NullMarked
package io.stint.protocol.abi;

import org.jspecify.annotations.NullMarked;
