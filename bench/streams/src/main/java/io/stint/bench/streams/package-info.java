/** Measures a hub with very many open pages. */
@NullMarked
package io.stint.bench.streams;

import org.jspecify.annotations.NullMarked;
