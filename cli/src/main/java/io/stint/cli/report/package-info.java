/** {@code stint report}: what was earned and paid, for the books, from the chain and the files of a folder. */
@NullMarked
package io.stint.cli.report;

import org.jspecify.annotations.NullMarked;
