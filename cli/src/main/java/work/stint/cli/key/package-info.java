/** Commands about keys. */
@NullMarked
package work.stint.cli.key;

import org.jspecify.annotations.NullMarked;
