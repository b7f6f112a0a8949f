package io.stint.chain.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.differential.Action.Verb;
import io.stint.chain.differential.reference.Attempt;
import io.stint.chain.differential.reference.Outcome;
import io.stint.chain.differential.reference.Purse;
import io.stint.chain.differential.reference.Reference;
import io.stint.chain.differential.reference.World;
import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script on the stage: each call is foretold by the reference, made on the chain, and told to the product's state
 * function; then all three must say the same of everything. After a refusal, which the EVM undoes as a whole, only the
 * refusal is compared; what it left behind would be seen after the next call and at the end.
 */
final class Play {
    private final Stage stage;
    private final Script script;
    private final Resolver resolver;
    private final World beginning;
    private final Books books = new Books();
    private final List<Outcome> outcomes = new ArrayList<>();
    private World world;
    private long next = Stage.START + 1;

    private Play(Stage stage, Script script) {
        this.stage = stage;
        this.script = script;
        this.resolver = new Resolver(script);
        this.beginning = stage.reset();
        this.world = beginning;
    }

    /**
     * Plays a script to its end.
     *
     * @return how it went
     * @throws AssertionError when chain, reference and product differ; says how to keep the script
     */
    static Play of(Stage stage, Script script) {
        Play play = new Play(stage, script);
        for (int i = 0; i < script.actions().size(); i++) {
            try {
                play.step(script.actions().get(i));
                if (i == script.actions().size() - 1) {
                    play.compareFacts();
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(play.report(i, e), e);
            }
        }
        return play;
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Money and credit of everybody at the end. */
    Map<Purse, BigInteger> worth() {
        Map<Purse, BigInteger> worth = new LinkedHashMap<>();
        for (Who who : Who.values()) {
            for (Address token : List.of(Address.ZERO, Stage.TOKEN)) {
                Purse purse = new Purse(who.address(), token);
                worth.put(purse, world.wallet(purse).add(world.credit(purse)));
            }
        }
        return worth;
    }

    private void step(Action action) {
        if (action.verb() == Verb.WAIT) {
            next = resolver.pause(action, world, next);
            return;
        }
        Attempt attempt = resolver.attempt(action, world, next);
        Outcome foretold = Reference.of(world, attempt);
        Happening happened = stage.perform(attempt);
        compare(foretold, happened);
        books.enter(happened.events(), attempt);
        world = foretold.after();
        outcomes.add(foretold);
        next++;
        if (!foretold.refused()) {
            compareFacts();
        }
    }

    private void compareFacts() {
        List<Fact> facts = Fact.of(world, resolver.terms());
        List<String> answers = stage.ask(facts);
        for (int i = 0; i < facts.size(); i++) {
            assertThat(answers.get(i))
                    .as(facts.get(i).name())
                    .isEqualTo(facts.get(i).expected());
        }
        books.check(beginning, world);
    }

    private static void compare(Outcome foretold, Happening happened) {
        if (foretold.refused()) {
            assertThat(happened.succeeded())
                    .as("foretold to be refused: " + foretold.refusal().getMessage())
                    .isFalse();
            assertThat(happened.output())
                    .as("the error; here " + EscrowError.read(happened.output()))
                    .isEqualTo(foretold.refusal().data());
        } else {
            assertThat(happened.succeeded())
                    .as("foretold to succeed, refused with " + EscrowError.read(happened.output()))
                    .isTrue();
        }
        assertThat(happened.events()).as("events").isEqualTo(foretold.events());
    }

    private String report(int at, Throwable cause) {
        return """
                line %d, "%s", at second %d: %s

                To keep this script, save it as chain/src/test/resources/io/stint/chain/differential/scripts/NAME.txt
                (of a property rather its "Shrunk Sample", which lacks what does not matter):

                %s""".formatted(
                        script.settings().size() + at + 1,
                        script.actions().get(at),
                        next - Stage.START,
                        cause.getMessage(),
                        script);
    }
}
