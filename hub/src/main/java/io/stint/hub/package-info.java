/** The server that people use: configuration and wiring. */
@NullMarked
package io.stint.hub;

import org.jspecify.annotations.NullMarked;
