/** How fast a hub takes in vouchers, and what open pages and running clocks cost it. */
@NullMarked
package io.stint.bench.intake;

import org.jspecify.annotations.NullMarked;
