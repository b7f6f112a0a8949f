package io.stint.hub.payroll;

import io.stint.protocol.value.Address;
import java.util.Optional;

/**
 * A voucher as somebody hands it in, and whose signature it has; whether that key may approve is not known yet.
 *
 * @param layer of the agreement; empty: there is none for which whoever hands it in may
 * @param signer empty: nobody's key signed that, or there is no such agreement
 */
record SignedVoucher(GivenVoucher given, Optional<Integer> layer, Optional<Address> signer) {}
