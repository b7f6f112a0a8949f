/** The pages in a real browser. */
@NullMarked
package io.stint.hub.browser;

import org.jspecify.annotations.NullMarked;
