/** What was earned and what was paid, for the books: pure, from an agreement's events and the rates that were known. */
@NullMarked
package io.stint.protocol.report;

import org.jspecify.annotations.NullMarked;
