package io.stint.hub.wallet;

import io.stint.chain.profile.ChainProfile;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.web.Dates;
import io.stint.hub.web.Texts;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A transaction as pages show it.
 *
 * @param hash whole
 * @param what in one line, who got how much
 * @param worth of it, in the display currency
 * @param at for programs; {@code when} is the same for people
 * @param waits how long a block usually takes, in seconds
 */
public record SentView(
        String hash,
        String what,
        Optional<String> worth,
        Instant at,
        String when,
        Fate fate,
        long waits,
        Optional<String> explorer) {

    static SentView of(Sent sent, Fate fate, ChainProfile chain, Optional<DisplayRate> rate, Texts texts) {
        Optional<Money> sum = sent.transfer().map(transfer -> money(transfer, chain));
        return new SentView(
                sent.hash().hex(),
                sent.transfer()
                        .map(transfer -> what(transfer, chain, texts))
                        .orElseGet(() -> texts.of("wallet.sent.unknown")),
                sum.filter(s -> !s.amount().isZero())
                        .flatMap(s ->
                                CoinText.of(s.token(), rate, texts.locale()).display(s.amount())),
                sent.notedAt(),
                Dates.in(texts.locale()).minute(sent.notedAt()),
                fate,
                Math.max(1, chain.blockTime().toSeconds()),
                chain.explorerOf(sent.hash()));
    }

    private static Money money(Transfer transfer, ChainProfile chain) {
        return chain.money().stream()
                .filter(token -> token.address().equals(transfer.token()))
                .findFirst()
                .map(token -> new Money(transfer.amount(), token))
                .orElseGet(() -> new Money(transfer.amount(), chain.coin()));
    }

    private static String what(Transfer transfer, ChainProfile chain, Texts texts) {
        Money sum = money(transfer, chain);
        String to = transfer.recipient().map(address -> brief(address, chain)).orElse("-");
        return sum.amount().isZero()
                ? texts.of("wallet.sent.call", to)
                : texts.of(
                        "wallet.sent.transfer",
                        CoinText.of(sum.token(), Optional.empty(), texts.locale())
                                .whole(sum.amount()),
                        to);
    }

    /** Its ends: {@code 0x7099…79C8}. */
    private static String brief(Address address, ChainProfile chain) {
        String whole = address.toChecksum(chain.chainId());
        return whole.substring(0, 6) + "…" + whole.substring(whole.length() - 4);
    }

    /** The number that the sentence on its state needs: the block it is in, or the seconds to wait. */
    public long detail() {
        return fate.end().map(Sent.End::block).orElse(waits);
    }

    /** How its state is coloured. */
    public String tag() {
        return switch (fate.kind()) {
            case DONE -> "ok";
            case WAITING, CONFIRMING -> "wait";
            case FAILED, REPLACED, REFUSED -> "bad";
        };
    }

    /** For a table. */
    public String briefHash() {
        return hash.substring(0, 6) + "…" + hash.substring(hash.length() - 4);
    }
}
