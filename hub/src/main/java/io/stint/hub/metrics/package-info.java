/** Numbers about the running hub, for Prometheus. */
@NullMarked
package io.stint.hub.metrics;

import org.jspecify.annotations.NullMarked;
