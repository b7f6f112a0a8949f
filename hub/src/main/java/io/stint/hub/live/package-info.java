/** Open pages hear of what changes: PostgreSQL's notifications become server-sent events for whoever may know. */
@NullMarked
package io.stint.hub.live;

import org.jspecify.annotations.NullMarked;
