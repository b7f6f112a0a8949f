/** The worker's hours: the clock, what is noted until it is handed in, and what was handed in. */
@NullMarked
package io.stint.hub.hours;

import org.jspecify.annotations.NullMarked;
