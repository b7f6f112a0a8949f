/** A chain of one's own, for development and tests. */
@NullMarked
package work.stint.chain.local;

import org.jspecify.annotations.NullMarked;
