package io.stint.chain.profile;

import io.stint.chain.rpc.Node;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Stint must know of a chain.
 *
 * @param name as given to {@code --chain}
 * @param chainId as EIP-155 counts chains
 * @param coin the native coin
 * @param rpc a public node; empty: the user names one
 * @param confirmations how many blocks must stand above one that counts as final; 0 where nothing is ever undone
 * @param blockTime the usual time between two blocks
 * @param maxGas the most gas that one transaction may use
 * @param limits how much its nodes answer at once
 * @param replacementBump percent by which a transaction's price must rise to replace another of the same nonce
 * @param maxGasPrice wei per gas above which nothing is signed, whatever a node says that gas costs
 * @param tokens ERC-20 tokens that are known there, without the native coin
 * @param explorer web address of a transaction, with {@code {hash}} in its place
 */
public record ChainProfile(
        String name,
        long chainId,
        Token coin,
        Optional<URI> rpc,
        TxStyle txStyle,
        int confirmations,
        Duration blockTime,
        long maxGas,
        NodeLimits limits,
        int replacementBump,
        BigInteger maxGasPrice,
        List<Token> tokens,
        Optional<String> explorer) {

    /** @throws BadInput when a number is out of range or the coin is a token */
    public ChainProfile {
        tokens = List.copyOf(tokens);
        if (chainId <= 0 || confirmations < 0 || maxGas < 21_000 || replacementBump < 0 || maxGasPrice.signum() <= 0) {
            throw new BadInput("the profile " + name + " has a number out of range: chain id " + chainId
                    + ", confirmations " + confirmations + ", gas " + maxGas + ", replacement bump " + replacementBump
                    + ", gas price " + maxGasPrice);
        }
        if (!coin.isNative() || tokens.stream().anyMatch(Token::isNative)) {
            throw new BadInput("the profile " + name + " mixes up its native coin and its tokens");
        }
    }

    /** The native coin and the tokens. */
    public List<Token> money() {
        List<Token> all = new ArrayList<>(List.of(coin));
        all.addAll(tokens);
        return List.copyOf(all);
    }

    public Optional<String> explorerOf(Hash32 transaction) {
        return explorer.map(template -> template.replace("{hash}", transaction.hex()));
    }

    public ChainProfile withRpc(URI endpoint) {
        return new ChainProfile(
                name,
                chainId,
                coin,
                Optional.of(endpoint),
                txStyle,
                confirmations,
                blockTime,
                maxGas,
                limits,
                replacementBump,
                maxGasPrice,
                tokens,
                explorer);
    }

    /** @param price wei per gas */
    public ChainProfile withMaxGasPrice(BigInteger price) {
        return new ChainProfile(
                name,
                chainId,
                coin,
                rpc,
                txStyle,
                confirmations,
                blockTime,
                maxGas,
                limits,
                replacementBump,
                price,
                tokens,
                explorer);
    }

    public ChainProfile withChainId(long id) {
        return new ChainProfile(
                name,
                id,
                coin,
                rpc,
                txStyle,
                confirmations,
                blockTime,
                maxGas,
                limits,
                replacementBump,
                maxGasPrice,
                tokens,
                explorer);
    }

    /** @throws WrongChain when the node is on another chain */
    public void require(Node node) {
        long actual = node.chainId();
        if (actual != chainId) {
            throw new WrongChain(this, actual, node.rpc().place());
        }
    }
}
