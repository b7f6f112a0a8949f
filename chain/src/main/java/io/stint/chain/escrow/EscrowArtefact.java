package io.stint.chain.escrow;

import io.stint.protocol.StintException;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the contract's sources compile to, as {@code contracts/tools/artefact.mjs} keeps it with the Java code. */
final class EscrowArtefact {
    private static final String RESOURCE = "Escrow.json";

    private EscrowArtefact() {}

    /** The constructor's code; it takes no arguments. */
    static Bytes initcode() {
        try (InputStream in = EscrowCall.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new StintException("this build lacks the escrow's bytecode (" + RESOURCE
                        + "). Run 'node tools/artefact.mjs' in the folder contracts and build again");
            }
            JsonNode artefact = JsonMapper.shared().readTree(in);
            return Bytes.parse(artefact.path("initcode").asString(""));
        } catch (IOException e) {
            throw new StintException("the escrow's bytecode cannot be read: " + e.getMessage(), e);
        }
    }
}
