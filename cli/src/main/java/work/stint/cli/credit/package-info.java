/** Commands about credits. */
@NullMarked
package work.stint.cli.credit;

import org.jspecify.annotations.NullMarked;
