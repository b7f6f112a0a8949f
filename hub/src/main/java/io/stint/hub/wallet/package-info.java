/** The wallet page: what somebody has, receives and sends. */
@NullMarked
package io.stint.hub.wallet;

import org.jspecify.annotations.NullMarked;
