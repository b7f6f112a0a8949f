/** The proof of an agreement's history. */
@NullMarked
package work.stint.cli.verify;

import org.jspecify.annotations.NullMarked;
