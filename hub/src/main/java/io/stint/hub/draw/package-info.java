/** When a worker wants what is approved to be drawn: the rules, who keeps them, and what draws cost. */
@NullMarked
package io.stint.hub.draw;

import org.jspecify.annotations.NullMarked;
