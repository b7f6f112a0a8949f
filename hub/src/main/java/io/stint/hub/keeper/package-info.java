/** The keeper: it submits to the escrow what anyone may submit, and pays the gas. */
@NullMarked
package io.stint.hub.keeper;

import org.jspecify.annotations.NullMarked;
