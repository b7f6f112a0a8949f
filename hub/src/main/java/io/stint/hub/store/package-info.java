/** PostgreSQL: the embedded one or a server, the pool, the migrations. */
@NullMarked
package io.stint.hub.store;

import org.jspecify.annotations.NullMarked;
