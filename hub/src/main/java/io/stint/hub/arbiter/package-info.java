/** Who offers to decide disputes, and what the chain says of how they did. */
@NullMarked
package io.stint.hub.arbiter;

import org.jspecify.annotations.NullMarked;
