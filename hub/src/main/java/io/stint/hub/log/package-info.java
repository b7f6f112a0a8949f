/** What the hub writes down while it runs. */
@NullMarked
package io.stint.hub.log;

import org.jspecify.annotations.NullMarked;
