/** One layer 2 as Java sees it: profiles, JSON-RPC, a reorg-safe follower and a transaction sender. */
@NullMarked
package io.stint.chain;

import org.jspecify.annotations.NullMarked;
