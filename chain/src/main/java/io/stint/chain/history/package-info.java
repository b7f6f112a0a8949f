/** The history of one agreement as the chain alone tells it, and its proof. */
@NullMarked
package io.stint.chain.history;

import org.jspecify.annotations.NullMarked;
