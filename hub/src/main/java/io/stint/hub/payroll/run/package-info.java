/** Lists of pay: checked, reviewed, and worked off in steps that can be stopped and go on. */
@NullMarked
package io.stint.hub.payroll.run;

import org.jspecify.annotations.NullMarked;
