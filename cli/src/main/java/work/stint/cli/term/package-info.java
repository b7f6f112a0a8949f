/** What a person sees. */
@NullMarked
package work.stint.cli.term;

import org.jspecify.annotations.NullMarked;
