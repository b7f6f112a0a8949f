package io.stint.hub.agreement;

/**
 * What is wrong with a field of the terms.
 *
 * @param field its name in the form
 * @param refused whether the contract or this hub refuses it; false: it is allowed and may harm
 */
public record Advice(String field, boolean refused, Said says) {
    public static Advice refuse(String field, String key, Object... arguments) {
        return new Advice(field, true, Said.of("advice." + key, arguments));
    }

    static Advice warn(String field, String key, Object... arguments) {
        return new Advice(field, false, Said.of("advice." + key, arguments));
    }
}
