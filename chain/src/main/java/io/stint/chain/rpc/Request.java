package io.stint.chain.rpc;

import java.util.List;

/**
 * One question to a node.
 *
 * @param params strings, booleans, numbers, and lists and maps of them
 */
public record Request(String method, List<Object> params) {
    public Request {
        params = List.copyOf(params);
    }

    public static Request of(String method, Object... params) {
        return new Request(method, List.of(params));
    }
}
