/** The {@code stint} command: no rules of its own, every rule comes from the protocol. */
@NullMarked
package io.stint.cli;

import org.jspecify.annotations.NullMarked;
