/** {@code stint reputation}: computes what a hub shows, from the chain and from reviews whose signatures it checks. */
@NullMarked
package io.stint.cli.reputation;

import org.jspecify.annotations.NullMarked;
