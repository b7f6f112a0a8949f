/** Many agreements paid at once: what was handed in for each, the list that says who gets what, and the totals. */
@NullMarked
package io.stint.protocol.payroll;

import org.jspecify.annotations.NullMarked;
