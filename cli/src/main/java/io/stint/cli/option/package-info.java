/** What commands ask for. */
@NullMarked
package io.stint.cli.option;

import org.jspecify.annotations.NullMarked;
