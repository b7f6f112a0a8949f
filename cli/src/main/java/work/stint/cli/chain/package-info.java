/** Commands about a chain. */
@NullMarked
package work.stint.cli.chain;

import org.jspecify.annotations.NullMarked;
