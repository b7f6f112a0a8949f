package io.stint.hub.wallet;

import io.stint.chain.escrow.NoToken;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Together;
import io.stint.hub.layer.Layer;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** What somebody has of the chain's coin and its known tokens, as the node says it now. */
final class Balances {
    private final ChainProfile chain;
    private final Node node;

    Balances(Layer layer) {
        this.chain = layer.chain();
        this.node = layer.node();
    }

    /** The coin first, then the tokens; one whose contract does not answer as a token is left out. */
    List<Money> of(Address owner) {
        List<Future<Optional<Money>>> asked = chain.money().stream()
                .map(token -> Together.begin(() -> of(owner, token)))
                .toList();
        return asked.stream().flatMap(answer -> Together.await(answer).stream()).toList();
    }

    private Optional<Money> of(Address owner, Token token) {
        try {
            Amount amount = token.isNative()
                    ? node.balance(owner)
                    : Amount.ofWei(new TokenReader(node, token.address()).balance(owner));
            return Optional.of(new Money(amount, token));
        } catch (NoToken _) {
            return Optional.empty();
        }
    }
}
