/** Speaks JSON-RPC with a node: typed questions, strict answers, and failures that say what happened. */
@NullMarked
package work.stint.chain.rpc;

import org.jspecify.annotations.NullMarked;
