/** Amounts as people read them: units, display currencies and their rates. */
@NullMarked
package io.stint.hub.money;

import org.jspecify.annotations.NullMarked;
