package io.stint.hub.account;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A wallet as a browser encrypted it: the words' entropy under a key that comes from a passphrase or a passkey. The hub
 * cannot open it; it checks the form, so that nothing else is stored here.
 *
 * @param name how a new device asks for it: chosen, or the passkey's id
 * @param kdf the key's origin, as JSON
 * @param data entropy of 16 bytes and tag of 16 bytes
 */
record VaultForm(Address address, String name, Kdf kdf, Bytes nonce, Bytes data) {
    private static final int NONCE = 12;
    private static final int DATA = 32;

    /** How the key comes about, and what a name looks like then. */
    enum Kdf {
        SCRYPT("{\"n\":131072,\"name\":\"scrypt\",\"p\":1,\"r\":8}", "[a-z0-9][a-z0-9._-]{2,39}"),
        PASSKEY("{\"name\":\"passkey\"}", "[A-Za-z0-9_-]{16,1364}");

        private final String json;
        private final Pattern name;

        Kdf(String json, String name) {
            this.json = json;
            this.name = Pattern.compile(name);
        }
    }

    static VaultForm read(JsonFields in) {
        in.number("v", 1, 1);
        Kdf kdf = in.object("kdf", VaultForm::kdf);
        String name = in.parsed("name", UnaryOperator.identity());
        if (!kdf.name.matcher(name).matches()) {
            throw in.bad("name", "must have 3 to 40 small letters, digits, dots or dashes, or be a passkey's id");
        }
        return new VaultForm(in.address("address"), name, kdf, in.bytes("nonce", NONCE), in.bytes("data", DATA));
    }

    private static Kdf kdf(JsonFields in) {
        String name = in.parsed("name", UnaryOperator.identity());
        if (name.equals("passkey")) {
            return Kdf.PASSKEY;
        }
        boolean known = name.equals("scrypt")
                && in.number("n", 1, Integer.MAX_VALUE) == 131_072
                && in.number("r", 1, 64) == 8
                && in.number("p", 1, 64) == 1;
        if (!known) {
            throw new BadInput("vault.kdf must be a passkey, or scrypt with n 131072, r 8 and p 1");
        }
        return Kdf.SCRYPT;
    }

    /** In canonical form (RFC 8785). */
    String json() {
        return "{\"address\":\"%s\",\"data\":\"%s\",\"kdf\":%s,\"name\":\"%s\",\"nonce\":\"%s\",\"v\":1}"
                .formatted(address, data.hex(), kdf.json, name, nonce.hex());
    }
}
