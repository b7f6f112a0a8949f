/** How the hub answers when its database is full, beside the same SQL sent to the same PostgreSQL bare. */
@NullMarked
package io.stint.bench.scale;

import org.jspecify.annotations.NullMarked;
