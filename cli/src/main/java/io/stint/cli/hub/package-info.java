/** The marketplace's server, started from the command line. */
@NullMarked
package io.stint.cli.hub;

import org.jspecify.annotations.NullMarked;
