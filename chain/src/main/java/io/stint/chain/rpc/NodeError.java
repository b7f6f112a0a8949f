package io.stint.chain.rpc;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Bytes;
import java.util.Optional;
import java.util.regex.Pattern;

/** The node understood the question and refused it. */
public final class NodeError extends StintException {
    /** JSON-RPC 2.0: the method is not known. */
    public static final int METHOD_NOT_FOUND = -32601;

    private static final int INVALID_PARAMS = -32602;
    private static final int LIMIT_EXCEEDED = -32005;
    private static final Pattern TOO_MUCH = Pattern.compile(
            "limit|exceed|too (many|large|big|wide|long)|more than|max|range|time(d )?-?out", CASE_INSENSITIVE);

    private final String method;
    private final int code;
    private final String reason;
    private final Optional<Bytes> data;

    /**
     * @param code as JSON-RPC 2.0 and EIP-1474 number them
     * @param reason the node's own words
     * @param data a revert's data, when the node gave any
     */
    public NodeError(String method, int code, String reason, Optional<Bytes> data) {
        super("the node refused " + method + ": " + reason + " (code " + code + ")");
        this.method = method;
        this.code = code;
        this.reason = reason;
        this.data = data;
    }

    /** What was asked. */
    public String method() {
        return method;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public Optional<Bytes> data() {
        return data;
    }

    /** Whether the node says that too much was asked at once: EIP-1474's code for it, bad parameters, or words. */
    boolean tooMuch() {
        return code == LIMIT_EXCEEDED
                || code == INVALID_PARAMS
                || TOO_MUCH.matcher(reason).find();
    }

    /** Whether a contract reverted: code 3 as most nodes say it, -32015 as Rootstock does. */
    boolean isRevert() {
        return code == 3 || code == -32015 || data.isPresent();
    }
}
