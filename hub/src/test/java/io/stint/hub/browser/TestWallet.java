package io.stint.hub.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.agreement.TypedJson;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A wallet as an extension brings it: the page sees a provider (EIP-6963, EIP-1193), the key stays out here. */
final class TestWallet {
    static final String NAME = "Test wallet";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROVIDER = """
            (() => {
              const info = {uuid: '7d0a3c1e-5b53-4c0c-9a37-52a1a7a8d001', name: '%s', icon: 'data:,', rdns: 'test.wallet'};
              const request = call => window.askTestWallet(call);
              const detail = Object.freeze({info, provider: {request}});
              const announce = () => dispatchEvent(new CustomEvent('eip6963:announceProvider', {detail}));
              addEventListener('eip6963:requestProvider', announce);
              announce();
            })();
            """.formatted(NAME);

    private final PrivateKey key;
    private final Node node;

    private final List<Hash32> sent = new ArrayList<>();
    private final AtomicInteger prompts = new AtomicInteger();

    private TestWallet(PrivateKey key, Node node) {
        this.key = key;
        this.node = node;
    }

    static TestWallet install(BrowserContext browser, PrivateKey key, Node node) {
        TestWallet wallet = new TestWallet(key, node);
        browser.exposeBinding("askTestWallet", (_, arguments) -> wallet.answer((Map<?, ?>) arguments[0]));
        browser.addInitScript(PROVIDER);
        return wallet;
    }

    /** What all transactions that it sent have cost, beside what they carried. */
    Amount gasPaid() {
        return sent.stream()
                .map(hash -> node.receipt(hash).orElseThrow())
                .map(receipt ->
                        Amount.ofWei(receipt.gasPrice().orElseThrow().multiply(BigInteger.valueOf(receipt.gasUsed()))))
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** How often it was asked for a signature over typed data. */
    int prompts() {
        return prompts.get();
    }

    private Object answer(Map<?, ?> call) {
        List<?> params = Optional.ofNullable((List<?>) call.get("params")).orElse(List.of());
        return switch (text(call, "method")) {
            case "eth_requestAccounts" -> List.of(key.address().toString());
            case "eth_chainId" -> "0x" + Long.toHexString(node.chainId());
            case "personal_sign" ->
                signed(PersonalMessage.digest(
                        new String(Bytes.parse((String) params.get(0)).toArray(), UTF_8)));
            case "eth_signTypedData_v4" -> {
                prompts.incrementAndGet();
                yield signed(TypedJson.digest(JSON.readTree((String) params.get(1))));
            }
            case "eth_sendTransaction" -> send((Map<?, ?>) params.get(0)).hex();
            default -> throw new UnsupportedOperationException("the wallet does not know " + call.get("method"));
        };
    }

    private String signed(Hash32 digest) {
        return Bytes.of(key.sign(digest).bytes65()).hex();
    }

    private Hash32 send(Map<?, ?> transaction) {
        Hash32 hash = node.sendRaw(new UnsignedTransaction.Legacy(
                        node.chainId(),
                        node.pendingNonce(key.address()),
                        node.gasPrice(),
                        number(transaction, "gas").longValueExact(),
                        Optional.of(Address.parse(text(transaction, "to"))),
                        Amount.ofWei(number(transaction, "value")),
                        Bytes.parse(text(transaction, "data")))
                .sign(key)
                .raw());
        sent.add(hash);
        return hash;
    }

    private static BigInteger number(Map<?, ?> transaction, String field) {
        return new BigInteger(text(transaction, field).substring(2), 16);
    }

    private static String text(Map<?, ?> call, String field) {
        return (String) Objects.requireNonNull(call.get(field), field);
    }
}
