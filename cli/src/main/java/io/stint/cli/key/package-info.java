/** Commands about keys. */
@NullMarked
package io.stint.cli.key;

import org.jspecify.annotations.NullMarked;
