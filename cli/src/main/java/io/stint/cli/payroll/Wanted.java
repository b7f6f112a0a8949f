package io.stint.cli.payroll;

import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;

/**
 * What a list or a timesheet asks for.
 *
 * @param line of the list, from 1; of timesheets their number
 * @param memo for the voucher; zero where there is none
 * @param about the memo as text
 */
record Wanted(long line, Entry entry, Token token, Amount amount, Hash32 memo, String about) {}
