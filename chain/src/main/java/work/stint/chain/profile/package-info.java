/** What differs from chain to chain, as data. */
@NullMarked
package work.stint.chain.profile;

import org.jspecify.annotations.NullMarked;
