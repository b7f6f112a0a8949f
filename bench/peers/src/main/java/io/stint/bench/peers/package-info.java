/** How long a hub takes to pull another's documents, beside the bare signature recoveries. */
@NullMarked
package io.stint.bench.peers;

import org.jspecify.annotations.NullMarked;
