/** Many agreements at once: lists of pay, runs that can be stopped and go on. */
@NullMarked
package io.stint.cli.payroll;

import org.jspecify.annotations.NullMarked;
