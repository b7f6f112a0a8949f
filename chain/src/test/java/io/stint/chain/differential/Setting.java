package io.stint.chain.differential;

import static io.stint.chain.differential.Line.setting;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * The terms of one agreement in a script, as far as scripts differ in them. One line: {@code agreement coin=token
 * hub=333}.
 *
 * @param coin native or token
 * @param hub fee in hundredths of a percent; zero: there is no hub
 * @param fee the arbiter's, in units
 * @param cap of a claim, in units
 * @param review in seconds, as ruling and notice
 * @param commitment in seconds from the script's start on; zero: none
 */
record Setting(
        Coin coin,
        int hub,
        Arbiter arbiter,
        int fee,
        int fallback,
        int cap,
        Person client,
        Person payee,
        Approver approver,
        int review,
        int ruling,
        int notice,
        int commitment) {

    enum Coin {
        NATIVE,
        TOKEN
    }

    enum Arbiter {
        NONE,
        HONEST,
        SULKY
    }

    /** Who pays, or who is paid. */
    enum Person {
        SELF,
        OTHER,
        SULKY
    }

    enum Approver {
        NONE,
        SOMEBODY
    }

    static final Setting PLAIN = new Setting(
            Coin.NATIVE,
            0,
            Arbiter.NONE,
            0,
            5_000,
            1_000_000,
            Person.SELF,
            Person.SELF,
            Approver.NONE,
            100,
            100,
            200,
            0);

    static Setting parse(Line line) {
        Setting setting = new Setting(
                line.name(Coin.class, "coin", PLAIN.coin),
                line.number("hub", PLAIN.hub),
                line.name(Arbiter.class, "arbiter", PLAIN.arbiter),
                line.number("fee", PLAIN.fee),
                line.number("fallback", PLAIN.fallback),
                line.number("cap", PLAIN.cap),
                line.name(Person.class, "client", PLAIN.client),
                line.name(Person.class, "payee", PLAIN.payee),
                line.name(Approver.class, "approver", PLAIN.approver),
                line.number("review", PLAIN.review),
                line.number("ruling", PLAIN.ruling),
                line.number("notice", PLAIN.notice),
                line.number("commitment", PLAIN.commitment));
        line.end();
        return setting;
    }

    Who clientKey() {
        return client == Person.SULKY ? Who.SULKY : Who.CLIENT;
    }

    Who arbiterKey() {
        return arbiter == Arbiter.SULKY ? Who.SULKY : Who.ARBITER;
    }

    /**
     * @param number makes the agreement another one
     * @param start the script's, in Unix seconds
     */
    Terms terms(int number, Address token, long start) {
        return new Terms(
                clientKey().address(),
                Who.WORKER.address(),
                payeeAddress(),
                approver == Approver.NONE ? Address.ZERO : Who.APPROVER.address(),
                arbiter == Arbiter.NONE ? Address.ZERO : arbiterKey().address(),
                coin == Coin.NATIVE ? Address.ZERO : token,
                hub == 0 ? Address.ZERO : Who.HUB.address(),
                Amount.ofWei(cap),
                Amount.ofWei(fee),
                Duration.ofSeconds(review),
                Duration.ofSeconds(ruling),
                Duration.ofSeconds(notice),
                commitment == 0 ? Instant.EPOCH : Instant.ofEpochSecond(start + commitment),
                new BasisPoints(fallback),
                new BasisPoints(hub),
                Hash32.keccak("scope"),
                BigInteger.valueOf(number));
    }

    private Address payeeAddress() {
        return switch (payee) {
            case SELF -> Address.ZERO;
            case OTHER -> Who.PAYEE.address();
            case SULKY -> Who.SULKY.address();
        };
    }

    @Override
    public String toString() {
        return "agreement"
                + setting("coin", coin, PLAIN.coin)
                + setting("hub", hub, PLAIN.hub)
                + setting("arbiter", arbiter, PLAIN.arbiter)
                + setting("fee", fee, PLAIN.fee)
                + setting("fallback", fallback, PLAIN.fallback)
                + setting("cap", cap, PLAIN.cap)
                + setting("client", client, PLAIN.client)
                + setting("payee", payee, PLAIN.payee)
                + setting("approver", approver, PLAIN.approver)
                + setting("review", review, PLAIN.review)
                + setting("ruling", ruling, PLAIN.ruling)
                + setting("notice", notice, PLAIN.notice)
                + setting("commitment", commitment, PLAIN.commitment);
    }
}
