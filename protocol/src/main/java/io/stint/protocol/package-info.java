/** The rules of Stint as pure Java: no I/O, no clock, no framework. */
@NullMarked
package io.stint.protocol;

import org.jspecify.annotations.NullMarked;
