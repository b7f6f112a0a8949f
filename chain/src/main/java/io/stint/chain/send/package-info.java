/** Sends transactions so that neither a crash nor a lost answer loses or doubles a payment. */
@NullMarked
package io.stint.chain.send;

import org.jspecify.annotations.NullMarked;
