/** What differs from chain to chain, as data. */
@NullMarked
package io.stint.chain.profile;

import org.jspecify.annotations.NullMarked;
