/** Commands about a chain. */
@NullMarked
package io.stint.cli.chain;

import org.jspecify.annotations.NullMarked;
