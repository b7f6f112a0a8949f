package io.stint.chain.differential;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What happens to one agreement: draws, and claims with what becomes of each; the order is open. */
final class Lives {
    private static final Hash32 HASH = Hash32.keccak("document");

    private final Terms terms;
    private final Random random;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Deed> lapses = new ArrayList<>();
    private Optional<Deed> last = Optional.empty();

    Lives(Terms terms, Random random) {
        this.terms = terms;
        this.random = random;
    }

    void draw(long total) {
        Amount amount = Amount.ofWei(total);
        Bytes signature =
                Who.CLIENT.sign(new Message.Voucher(terms.id(Stage.DOMAIN), amount, HASH).digest(Stage.DOMAIN));
        EscrowCall pay = new EscrowCall.Pay(terms, amount, HASH, new Approval.Signed(signature));
        deeds.add(new Deed(pay, Who.SUBMITTER, Optional.empty(), 0));
    }

    /**
     * Claims come one after the other, each when the review of the one before is over. Collecting is in line with them,
     * so that nothing between a claim and the objection takes the time to object.
     */
    void claim(int round, long sum) {
        Amount amount = Amount.ofWei(sum);
        EscrowCall claim = new EscrowCall.Claim(terms, round, amount, HASH, Instant.EPOCH, Message.NEVER, Bytes.EMPTY);
        chain(new Deed(claim, Who.WORKER, last, reviewed()));
        int end = random.nextInt(6);
        if (end > 2) {
            EscrowCall object = new EscrowCall.ObjectTo(terms, round, HASH, Amount.ZERO, Message.NEVER, Bytes.EMPTY);
            chain(new Deed(object, Who.CLIENT, last, 0));
        }
        switch (end) {
            case 0 -> chain(new Deed(new EscrowCall.Collect(terms, round), Who.SUBMITTER, last, reviewed()));
            case 1 -> deeds.add(new Deed(new EscrowCall.Retract(terms, round, Bytes.EMPTY), Who.WORKER, last, 0));
            case 2, 3 ->
                deeds.add(new Deed(new EscrowCall.Concede(terms, round, amount, Bytes.EMPTY), Who.CLIENT, last, 0));
            case 4 -> deeds.add(new Deed(rule(round, random.nextLong(sum + 1)), Who.ARBITER, last, 0));
            default ->
                lapses.add(new Deed(
                        new EscrowCall.Lapse(terms, round),
                        Who.SUBMITTER,
                        Optional.empty(),
                        terms.ruling().toSeconds() + 1));
        }
    }

    /** Some order in which all of it is possible; lapses need so much time that they come last. */
    List<Deed> inSomeOrder() {
        List<Deed> waiting = new ArrayList<>(deeds);
        List<Deed> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Deed> possible = waiting.stream()
                    .filter(deed -> deed.after().map(order::contains).orElse(true))
                    .toList();
            Deed next = possible.get(random.nextInt(possible.size()));
            waiting.remove(next);
            order.add(next);
        }
        List<Deed> end = new ArrayList<>(lapses);
        Collections.shuffle(end, random);
        order.addAll(end);
        return order;
    }

    private EscrowCall rule(int round, long award) {
        return new EscrowCall.Rule(terms, round, Amount.ofWei(award), HASH, Bytes.EMPTY);
    }

    private long reviewed() {
        return terms.review().toSeconds() + 1;
    }

    private void chain(Deed deed) {
        deeds.add(deed);
        last = Optional.of(deed);
    }
}
