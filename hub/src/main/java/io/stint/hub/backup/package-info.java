/** Losing nothing: copies of the whole database while the hub runs, restoring them, making anew what follows from documents. */
@NullMarked
package io.stint.hub.backup;

import org.jspecify.annotations.NullMarked;
