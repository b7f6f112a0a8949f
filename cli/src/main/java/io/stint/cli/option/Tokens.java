package io.stint.cli.option;

import io.stint.cli.Connection;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;

/** What is paid with, as a person names it. */
public final class Tokens {
    private Tokens() {}

    /**
     * The token of that symbol or address; the native coin for an empty name.
     *
     * @throws BadInput for a symbol that the chain's profile does not know
     */
    public static Token named(Connection connection, String name) {
        if (name.isEmpty()) {
            return connection.chain().coin();
        }
        if (name.startsWith("0x")) {
            return connection.token(Address.parse(name));
        }
        return connection.chain().money().stream()
                .filter(known -> known.symbol().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("the token '" + name + "' is not known on "
                        + connection.chain().name() + "; known are "
                        + connection.chain().money().stream().map(Token::symbol).toList()
                        + ". For another one give its address"));
    }
}
