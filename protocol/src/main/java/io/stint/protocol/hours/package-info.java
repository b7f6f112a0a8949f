/** From worked time to money: what counts by the rule that both signed, and what it is worth, to the last unit. */
@NullMarked
package io.stint.protocol.hours;

import org.jspecify.annotations.NullMarked;
