/** Hostile inputs for everything that reads from outside. */
@NullMarked
package io.stint.fuzz;

import org.jspecify.annotations.NullMarked;
