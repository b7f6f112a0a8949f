package io.stint.chain.differential;

import io.stint.chain.TestChain;
import io.stint.chain.differential.reference.Attempt;
import io.stint.chain.differential.reference.Purse;
import io.stint.chain.differential.reference.World;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Reply;
import io.stint.chain.rpc.Request;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The real contract on a chain of its own, with everybody's money. Each script begins at the same second with the same
 * state; a call is one block at the second it is made for; gas is free, so that balances show the escrow's doing alone.
 */
final class Stage implements AutoCloseable {
    /** The second before a script's first block can be. */
    static final long START = 2_000_000_000L;

    static final Address ESCROW = EscrowDeployment.address();
    static final Address TOKEN = Address.parse("0x00000000000000000000000000000000000000f0");
    static final Domain DOMAIN = EscrowDomain.of(31337, ESCROW);

    private static final BigInteger WEALTH = BigInteger.ONE.shiftLeft(110);

    /** Ends every call with a refusal. */
    private static final String REFUSING = "0x5f5ffd";

    private static final long GAS = 5_000_000;

    private final LocalChain chain;
    private final JsonRpc rpc;
    private String snapshot = "";

    private Stage(LocalChain chain) {
        this.chain = chain;
        this.rpc = chain.node().rpc();
    }

    static Stage open() {
        Stage stage = new Stage(TestChain.start());
        stage.deploy();
        stage.furnish();
        stage.snapshot = stage.once("evm_snapshot").asString();
        return stage;
    }

    /** Back to the beginning. */
    World reset() {
        once("evm_revert", snapshot);
        snapshot = once("evm_snapshot").asString();
        Map<Purse, BigInteger> wallets = new HashMap<>();
        for (Who who : Who.values()) {
            wallets.put(new Purse(who.address(), Address.ZERO), WEALTH);
            if (who != Who.DELEGATE) {
                wallets.put(new Purse(who.address(), TOKEN), WEALTH);
            }
        }
        return World.of(DOMAIN, ESCROW, Set.of(Who.SULKY.address()), wallets);
    }

    /** Makes the call in a block of its own, whatever comes of it. */
    Happening perform(Attempt attempt) {
        send(attempt.caller(), ESCROW, attempt.value(), attempt.call().data());
        JsonNode block =
                once("evm_mine_detailed", Map.of("timestamp", attempt.time())).get(0);
        JsonNode transaction = block.path("transactions").get(0);
        Objects.requireNonNull(transaction, "the call is in no block: " + block);
        Bytes output = Bytes.parse(transaction.path("output").asString("0x"));
        return Happening.read(
                rpc.read("eth_getTransactionReceipt", transaction.path("hash").asString()), output);
    }

    /** Each fact's value as the chain has it. */
    List<String> ask(List<Fact> facts) {
        return rpc.readAll(facts.stream().map(Fact::question).toList()).stream()
                .map(Reply::orThrow)
                .map(JsonNode::asString)
                .toList();
    }

    @Override
    public void close() {
        chain.close();
    }

    private void deploy() {
        try {
            Path folder = Files.createTempDirectory("stint-stage");
            try (Outbox outbox = Outbox.open(folder, 31337)) {
                EscrowDeployment.deploy(new Sender(
                        chain.profile(), chain.node(), DevAccounts.KEYS.getFirst(), outbox, Progress.SILENT));
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void furnish() {
        once("evm_setAutomine", false);
        once("anvil_setNextBlockBaseFeePerGas", "0x0");
        once("anvil_autoImpersonateAccount", true);
        once("anvil_setCode", TOKEN.hex(), "0x" + resource("SulkyToken.hex").strip());
        for (Who who : Who.values()) {
            if (who != Who.DELEGATE) {
                AbiValue arguments = AbiValue.tuple(AbiValue.address(who.address()), AbiValue.uint(WEALTH, 256));
                send(who.address(), TOKEN, BigInteger.ZERO, Calldata.of("mint(address,uint256)", arguments));
            }
        }
        once("evm_mine", Map.of("timestamp", START));
        for (Who who : Who.values()) {
            once("anvil_setBalance", who.address().hex(), hex(WEALTH));
        }
        once("anvil_setCode", Who.SULKY.address().hex(), REFUSING);
    }

    private void send(Address from, Address to, BigInteger value, Bytes data) {
        once(
                "eth_sendTransaction",
                Map.of(
                        "from", from.hex(),
                        "to", to.hex(),
                        "value", hex(value),
                        "data", data.hex(),
                        "gas", hex(BigInteger.valueOf(GAS)),
                        "gasPrice", "0x0"));
    }

    private JsonNode once(String method, Object... params) {
        return rpc.once(method, params);
    }

    static Request call(Address to, String signature, AbiValue... arguments) {
        Bytes data = Calldata.of(signature, AbiValue.tuple(arguments));
        return Request.of("eth_call", Map.of("to", to.hex(), "data", data.hex()), "latest");
    }

    static String hex(BigInteger value) {
        return "0x" + value.toString(16);
    }

    static String resource(String name) {
        try (InputStream in = Stage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
