/** Commands about one agreement. */
@NullMarked
package io.stint.cli.agreement;

import org.jspecify.annotations.NullMarked;
