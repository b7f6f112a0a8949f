package io.stint.protocol.signin;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a sign-in message line by line. */
final class SignInLines {
    static final String ASKS = " wants you to sign in with your Ethereum account:";
    static final String URI = "URI: ";
    static final String VERSION = "Version: ";
    static final String ONE = "1";
    static final String CHAIN_ID = "Chain ID: ";
    static final String NONCE = "Nonce: ";
    static final String ISSUED_AT = "Issued At: ";
    static final String EXPIRATION_TIME = "Expiration Time: ";
    static final String NOT_BEFORE = "Not Before: ";
    static final String REQUEST_ID = "Request ID: ";
    static final String RESOURCES = "Resources:";
    static final String RESOURCE = "- ";

    private final List<String> lines;
    private int next;

    SignInLines(String text) {
        this.lines = List.of(text.split("\n", -1));
    }

    SignInMessage read() {
        String domain = domain();
        Address address = address();
        empty();
        Optional<String> statement = statement();
        empty();
        String uri = value(URI);
        version();
        SignInMessage message = new SignInMessage(
                domain,
                address,
                statement,
                uri,
                Long.parseLong(Grammar.CHAIN_ID.require(value(CHAIN_ID))),
                value(NONCE),
                new Timestamp(value(ISSUED_AT)),
                optional(EXPIRATION_TIME).map(Timestamp::new),
                optional(NOT_BEFORE).map(Timestamp::new),
                optional(REQUEST_ID),
                resources());
        end();
        return message;
    }

    private String domain() {
        String line = line("<domain>" + ASKS);
        if (!line.endsWith(ASKS)) {
            throw unexpected(line, "<domain>" + ASKS);
        }
        return line.substring(0, line.length() - ASKS.length());
    }

    private Address address() {
        String line = line("an address");
        Address address = Address.parse(line);
        if (!address.toString().equals(line)) {
            throw unexpected(line, address + " (EIP-55)");
        }
        return address;
    }

    private void empty() {
        String line = line("an empty line");
        if (!line.isEmpty()) {
            throw unexpected(line, "an empty line");
        }
    }

    private Optional<String> statement() {
        boolean none = next < lines.size() && lines.get(next).isEmpty();
        return none ? Optional.empty() : Optional.of(line("a statement"));
    }

    private void version() {
        String version = value(VERSION);
        if (!version.equals(ONE)) {
            throw unexpected(VERSION + version, VERSION + ONE);
        }
    }

    private List<String> resources() {
        List<String> resources = new ArrayList<>();
        if (next < lines.size() && lines.get(next).equals(RESOURCES)) {
            next++;
            do {
                resources.add(value(RESOURCE));
            } while (next < lines.size());
        }
        return resources;
    }

    private void end() {
        if (next < lines.size()) {
            throw unexpected(line("the end"), "the end");
        }
    }

    private String value(String label) {
        String expected = "'" + label + "...'";
        String line = line(expected);
        if (!line.startsWith(label)) {
            throw unexpected(line, expected);
        }
        return line.substring(label.length());
    }

    private Optional<String> optional(String label) {
        boolean there = next < lines.size() && lines.get(next).startsWith(label);
        return there ? Optional.of(value(label)) : Optional.empty();
    }

    private String line(String expected) {
        if (next == lines.size()) {
            throw new BadInput("the sign-in message ends after line " + next + ", where it should have " + expected);
        }
        String line = lines.get(next);
        next++;
        return line;
    }

    private BadInput unexpected(String line, String expected) {
        return new BadInput(
                "the sign-in message's line " + next + " is '" + Grammar.shown(line) + "', and should be " + expected);
    }
}
