/** What a person sees. */
@NullMarked
package io.stint.cli.term;

import org.jspecify.annotations.NullMarked;
