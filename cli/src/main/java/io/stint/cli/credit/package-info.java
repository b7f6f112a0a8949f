/** Commands about credits. */
@NullMarked
package io.stint.cli.credit;

import org.jspecify.annotations.NullMarked;
