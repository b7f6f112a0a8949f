package io.stint.hub.wallet;

import io.stint.hub.money.DisplayRate;
import java.util.List;
import java.util.Optional;

/**
 * What the wallet page shows.
 *
 * @param address with the checksum that wallets of this chain show
 * @param kept whether the hub keeps the wallet, encrypted
 * @param backupMissing whether its words are not written down
 * @param coinPrice of one coin, in the display currency
 * @param chain the id of the chain; empty text: the hub's first
 * @param elsewhere what is on the hub's other chains
 * @param before where older transactions begin
 */
public record WalletView(
        String address,
        Qr qr,
        List<Balance> balances,
        List<SentView> sent,
        Optional<Long> before,
        boolean kept,
        boolean backupMissing,
        List<String> currencies,
        Optional<DisplayRate> rate,
        Optional<String> coinPrice,
        String chain,
        List<Elsewhere> elsewhere) {

    /**
     * One kind of money.
     *
     * @param token its address, zero for the coin
     * @param number to the last digit, to be put into a field
     */
    public record Balance(String token, String symbol, String number, String exact, Optional<String> worth) {}

    /**
     * What is on another chain.
     *
     * @param link to send it
     * @param balances empty: its node does not answer
     */
    public record Elsewhere(String chain, String link, Optional<List<Balance>> balances) {}

    /** Whether it is time to ask for the words: there is money to lose. */
    public boolean backup() {
        return backupMissing
                && balances.stream().anyMatch(balance -> !balance.number().equals("0"));
    }
}
