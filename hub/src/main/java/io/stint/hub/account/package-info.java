/** Who somebody is: sign-in by wallet, sessions. */
@NullMarked
package io.stint.hub.account;

import org.jspecify.annotations.NullMarked;
