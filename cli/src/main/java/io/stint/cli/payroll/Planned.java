package io.stint.cli.payroll;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.payroll.Bulk;
import java.util.Map;

/**
 * What will be done for one worker.
 *
 * @param calls to the escrow, by the call for many that they become part of; none for a voucher
 * @param warning for whoever confirms; may be empty
 */
record Planned(RunItem item, Map<Bulk, EscrowCall> calls, String warning) {
    Planned {
        calls = Map.copyOf(calls);
    }
}
