/** A key that approves running hours for a client, on a machine of theirs: lending it, letting it work, stopping it. */
@NullMarked
package io.stint.cli.standing;

import org.jspecify.annotations.NullMarked;
