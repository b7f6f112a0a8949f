/** Other hubs whose public documents this one pulls, so that the same marketplace is in more than one place. */
@NullMarked
package io.stint.hub.peer;

import org.jspecify.annotations.NullMarked;
