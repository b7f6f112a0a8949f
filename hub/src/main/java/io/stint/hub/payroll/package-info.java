/** The client's week: approving the hours of many workers at once, and letting a key approve what is still running. */
@NullMarked
package io.stint.hub.payroll;

import org.jspecify.annotations.NullMarked;
