/** What coins are worth, by whom. */
@NullMarked
package io.stint.cli.rate;

import org.jspecify.annotations.NullMarked;
