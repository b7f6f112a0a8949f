package io.stint.protocol.payroll;

import java.math.BigDecimal;

/**
 * A line of a list of pay, as far as it can be read without knowing anybody.
 *
 * @param line of the file, from 1
 * @param worker a name or an address
 * @param amount above zero
 * @param unit of the amount; empty: what the worker's agreement pays
 * @param memo what it is for; may be empty
 */
public record PayLine(long line, String worker, BigDecimal amount, String unit, String memo) {}
