/** Reads a contract's logs in order and notices when the chain changes its mind. */
@NullMarked
package io.stint.chain.follow;

import org.jspecify.annotations.NullMarked;
