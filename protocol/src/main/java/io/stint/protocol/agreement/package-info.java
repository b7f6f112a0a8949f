/** An agreement's state as a pure function of its events. */
@NullMarked
package io.stint.protocol.agreement;

import org.jspecify.annotations.NullMarked;
