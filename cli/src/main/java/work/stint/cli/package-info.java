/** The {@code stint} command: no rules of its own, every rule comes from the protocol. */
@NullMarked
package work.stint.cli;

import org.jspecify.annotations.NullMarked;
