/** The proof of an agreement's history. */
@NullMarked
package io.stint.cli.verify;

import org.jspecify.annotations.NullMarked;
