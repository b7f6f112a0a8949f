/** What client and worker sign. */
@NullMarked
package io.stint.protocol.terms;

import org.jspecify.annotations.NullMarked;
