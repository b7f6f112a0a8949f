package io.stint.hub.agreement;

import io.stint.protocol.value.Token;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan in words and data, as a browser shows it before the wallet is asked. */
final class Preparation {
    private final Words words;
    private final Coins coins;

    Preparation(Words words, Coins coins) {
        this.words = words;
        this.coins = coins;
    }

    ObjectNode write(Plan plan, Optional<Wallets.Prepared> transaction, Situation situation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(
                "summary",
                ActionRoutes.texts(plan.summary().stream().map(words::say).toList()));
        json.put("cost", words.say(cost(plan, transaction)));
        json.put("undoable", plan.undoable());
        if (!plan.warnings().isEmpty()) {
            ArrayNode warnings = json.putArray("warnings");
            plan.warnings().forEach(said -> warnings.addObject().put("text", words.say(said)));
        }
        Token token = coins.token(situation.terms().token());
        json.putObject("unit").put("symbol", token.symbol()).put("decimals", token.decimals());
        plan.signing().ifPresent(signing -> json.set("typedData", signing.data().json()));
        transaction.ifPresent(prepared -> json.set("transaction", transaction(prepared)));
        return json;
    }

    private static Said cost(Plan plan, Optional<Wallets.Prepared> transaction) {
        if (transaction.isPresent()) {
            return Said.of("agreement.cost.wallet", Desk.coin(transaction.get().expected()));
        }
        return Said.of(plan.signing().isPresent() ? "agreement.cost.signature" : "agreement.cost.nothing");
    }

    private static ObjectNode transaction(Wallets.Prepared prepared) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chainId", Long.toString(prepared.chainId()))
                .put("to", prepared.to().toString())
                .put("value", prepared.value().toString())
                .put("data", prepared.data().hex())
                .put("gas", Long.toString(prepared.gas()))
                .put("gasPrice", prepared.gasPrice().toString());
    }
}
