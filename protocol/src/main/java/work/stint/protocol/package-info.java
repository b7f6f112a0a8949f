/** The rules of Stint as pure Java: no I/O, no clock, no framework. */
@NullMarked
package work.stint.protocol;

import org.jspecify.annotations.NullMarked;
