/** The worker's hours: a clock, a file of entries, and what is handed in. */
@NullMarked
package io.stint.cli.clock;

import org.jspecify.annotations.NullMarked;
