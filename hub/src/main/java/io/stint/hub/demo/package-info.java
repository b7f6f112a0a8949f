/** A marketplace that is not empty, for whoever tries the hub on a local chain: real people's work, with known keys. */
@NullMarked
package io.stint.hub.demo;

import org.jspecify.annotations.NullMarked;
