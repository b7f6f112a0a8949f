/** Whether a hub is well, looked at from outside. */
@NullMarked
package io.stint.hub.doctor;

import org.jspecify.annotations.NullMarked;
