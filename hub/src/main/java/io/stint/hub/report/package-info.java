/** What was earned and what was paid, by week, month and year: as pages, as files, and as JSON. */
@NullMarked
package io.stint.hub.report;

import org.jspecify.annotations.NullMarked;
