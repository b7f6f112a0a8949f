/** Agreements: terms that are offered, what the chain says about them, and everything that parties do in them. */
@NullMarked
package io.stint.hub.agreement;

import org.jspecify.annotations.NullMarked;
