package io.stint.hub.payroll;

import io.stint.hub.web.RequestTarget;

/** Vouchers and lent rights as they are handed in. */
public final class PayTarget {
    private PayTarget() {}

    public static boolean vouchers(byte[] input) {
        return RequestTarget.body(input, in -> GivenVoucher.read(in).message());
    }

    public static boolean rights(byte[] input) {
        return RequestTarget.body(input, GivenStanding::read);
    }
}
