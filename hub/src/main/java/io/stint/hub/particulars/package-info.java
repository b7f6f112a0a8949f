/** Who the two sides are by law, for each other's books: sealed for the two, written and taken back on a page of its own. */
@NullMarked
package io.stint.hub.particulars;

import org.jspecify.annotations.NullMarked;
