/** Jobs, the people who offer and do them, and what they propose to each other. */
@NullMarked
package io.stint.hub.market;

import org.jspecify.annotations.NullMarked;
