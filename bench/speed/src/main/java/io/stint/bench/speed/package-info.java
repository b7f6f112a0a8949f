/** What signing and checking a voucher costs, beside libsecp256k1 alone and beside web3j. */
@NullMarked
package io.stint.bench.speed;

import org.jspecify.annotations.NullMarked;
