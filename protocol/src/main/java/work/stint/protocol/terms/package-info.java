/** What client and worker sign. */
@NullMarked
package work.stint.protocol.terms;

import org.jspecify.annotations.NullMarked;
