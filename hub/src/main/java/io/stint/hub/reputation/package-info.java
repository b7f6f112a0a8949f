/** What people's words about each other weigh: {@link io.stint.protocol.reputation} over what the hub has read. */
@NullMarked
package io.stint.hub.reputation;

import org.jspecify.annotations.NullMarked;
