/** What contracts on the chain say of the world outside: prices. */
@NullMarked
package io.stint.chain.feed;

import org.jspecify.annotations.NullMarked;
