/** Alerts: what is due, written down before it is sent, by Web Push and e-mail. */
@NullMarked
package io.stint.hub.alert;

import org.jspecify.annotations.NullMarked;
