/** What a hub's operator does not want to show, and how people tell them. */
@NullMarked
package io.stint.hub.moderation;

import org.jspecify.annotations.NullMarked;
