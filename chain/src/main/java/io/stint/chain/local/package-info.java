/** A chain of one's own, for development and tests. */
@NullMarked
package io.stint.chain.local;

import org.jspecify.annotations.NullMarked;
