/** How long following many events takes. */
@NullMarked
package io.stint.bench.follower;

import org.jspecify.annotations.NullMarked;
