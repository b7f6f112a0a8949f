/** What commands ask for. */
@NullMarked
package work.stint.cli.option;

import org.jspecify.annotations.NullMarked;
