package io.stint.hub;

import io.stint.chain.local.LocalChain;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The escrow once more on one chain, with the same code at another address: another salt of the same deployer. */
final class SecondEscrow {
    private static final Address DEPLOYER = Address.parse("0x4e59b44847b379578588920cA78FbF26c0B4956C");
    private static final Hash32 SALT = Hash32.keccak("a second escrow");

    private SecondEscrow() {}

    static Address deploy(Path outboxes, LocalChain chain, PrivateKey key) {
        byte[] code = initcode().toArray();
        byte[] data = Arrays.copyOf(SALT.bytes(), Hash32.LENGTH + code.length);
        System.arraycopy(code, 0, data, Hash32.LENGTH, code.length);
        try (Outbox outbox = Outbox.open(outboxes, chain.profile().chainId())) {
            new Sender(chain.profile(), chain.node(), key, outbox, new Progress() {})
                    .send(Action.call(DEPLOYER, Bytes.of(data)));
        }
        Hash32 hash = Hash32.keccak(
                new byte[] {(byte) 0xff},
                DEPLOYER.bytes(),
                SALT.bytes(),
                Hash32.keccak(code).bytes());
        return Address.of(Arrays.copyOfRange(hash.bytes(), 12, 32));
    }

    private static Bytes initcode() {
        try (InputStream in = Objects.requireNonNull(EscrowCall.class.getResourceAsStream("Escrow.json"))) {
            return Bytes.parse(JsonMapper.shared().readTree(in).path("initcode").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
