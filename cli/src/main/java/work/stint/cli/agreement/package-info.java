/** Commands about one agreement. */
@NullMarked
package work.stint.cli.agreement;

import org.jspecify.annotations.NullMarked;
