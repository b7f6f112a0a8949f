package io.stint.chain.escrow;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.send.Action;
import io.stint.chain.send.Sender;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;

/**
 * The contract that deploys others to the same address on every chain, by CREATE2 (EIP-1014): Arachnid's deterministic
 * deployment proxy. It comes to a chain by a transaction that nobody has the key of: the signature was made up, and the
 * signer computed from it (Nick's method).
 */
final class DeterministicDeployer {
    static final Address ADDRESS = Address.parse("0x4e59b44847b379578588920cA78FbF26c0B4956C");

    private static final Address SIGNER = Address.parse("0x3fab184622dc19b6109349b94811493bf2a45362");
    private static final Bytes TRANSACTION = Bytes.parse("0xf8a58085174876e800830186a08080b853604580600e600039806000f3"
            + "50fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f580"
            + "15156039578182fd5b8082525050506014600cf31ba022222222222222222222222222222222222222222222222222222222222222"
            + "22a02222222222222222222222222222222222222222222222222222222222222222");

    /** Gas limit times gas price of the transaction: 100,000 times 100 gwei. */
    private static final Amount COST = Amount.ofWei(BigInteger.TEN.pow(16));

    private DeterministicDeployer() {}

    /** Where a contract with this initcode comes to stand (EIP-1014). */
    static Address addressOf(Hash32 salt, Bytes initcode) {
        Hash32 initcodeHash = Hash32.keccak(initcode.toArray());
        Hash32 hash = Hash32.keccak(new byte[] {(byte) 0xff}, ADDRESS.bytes(), salt.bytes(), initcodeHash.bytes());
        return Address.of(Arrays.copyOfRange(hash.bytes(), 12, 32));
    }

    static Action deployment(Hash32 salt, Bytes initcode) {
        byte[] data = Arrays.copyOf(salt.bytes(), Hash32.LENGTH + initcode.size());
        System.arraycopy(initcode.toArray(), 0, data, Hash32.LENGTH, initcode.size());
        return Action.call(ADDRESS, Bytes.of(data));
    }

    /**
     * Brings the deployer to the chain, if it is not there, for 0.01 coins from the sender. The transaction is offered
     * before it is paid for: only a node that wants nothing but the money gets the money.
     *
     * @throws DeployerRefused when the chain does not take the transaction
     */
    static void ensure(Sender sender) {
        Node node = sender.node();
        if (!node.code(ADDRESS).isEmpty()) {
            return;
        }
        SignedTransaction transaction = new SignedTransaction(
                sender.chain().chainId(), SIGNER, 0, Hash32.keccak(TRANSACTION.toArray()), TRANSACTION);
        try {
            node.sendRaw(TRANSACTION);
        } catch (NodeError e) {
            if (!wantsMoney(e)) {
                throw new DeployerRefused(sender.chain().name(), e.reason(), "Nothing was spent", e);
            }
            fundAndSend(sender);
        }
        sender.await(transaction);
    }

    private static void fundAndSend(Sender sender) {
        Amount there = sender.node().balance(SIGNER);
        if (there.compareTo(COST) < 0) {
            sender.send(Action.transfer(SIGNER, COST.minus(there)));
        }
        try {
            sender.node().sendRaw(TRANSACTION);
        } catch (NodeError e) {
            throw new DeployerRefused(
                    sender.chain().name(), e.reason(), "What it costs lies at " + SIGNER + " for the next try", e);
        }
    }

    private static boolean wantsMoney(NodeError e) {
        String reason = e.reason().toLowerCase(Locale.ROOT);
        return reason.contains("insufficient funds") || reason.contains("insufficient balance");
    }
}
