/** Alerts: what is due, written down before it is sent, by Web Push, e-mail and webhooks. */
@NullMarked
package io.stint.hub.alert;

import org.jspecify.annotations.NullMarked;
