/** Speaks JSON-RPC with a node: typed questions, strict answers, and failures that say what happened. */
@NullMarked
package io.stint.chain.rpc;

import org.jspecify.annotations.NullMarked;
