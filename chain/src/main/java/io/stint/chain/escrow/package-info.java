/** The escrow on one chain: deploying it, finding it, reading it. */
@NullMarked
package io.stint.chain.escrow;

import org.jspecify.annotations.NullMarked;
