/** The pages around an agreement: its terms, its room, its disputes, and what somebody earns by all of them. */
@NullMarked
package io.stint.hub.room;

import org.jspecify.annotations.NullMarked;
