/** Where money is: the escrows on their chains that one hub serves side by side. */
@NullMarked
package io.stint.hub.layer;

import org.jspecify.annotations.NullMarked;
