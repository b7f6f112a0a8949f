/** The encoding of calls and events (Solidity's contract ABI). */
@NullMarked
package work.stint.protocol.abi;

import org.jspecify.annotations.NullMarked;
