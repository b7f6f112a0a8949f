package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A program that makes some payments, in a process of its own so that it can be killed. It notes each payment that it
 * heard the end of in a file; started again, it makes those that are not noted.
 */
final class Payer {
    static final List<Long> PAYMENTS = List.of(7L, 7L, 11L);
    static final String HOLDS = "holds";

    private Payer() {}

    /** Node, folder, key, receiver, confirmations, and where to stand still: {@code "", "mined"} or {@code "noted"}. */
    @SuppressWarnings("SystemOut")
    static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        String hold = arguments[5];
        ChainProfile chain = ChainProfilesForTest.quick(
                ChainProfilesForTest.confirmations(ChainProfiles.LOCAL, Integer.parseInt(arguments[4])));
        try (Outbox outbox = Outbox.open(folder, chain.chainId())) {
            Sender sender = new Sender(
                    chain, Node.at(URI.create(arguments[0])), PrivateKey.parse(arguments[2]), outbox, Progress.SILENT);
            List<String> noted = noted(folder);
            outbox.untold().stream()
                    .map(SignedTransaction::hash)
                    .filter(hash -> noted.contains(hash.hex()))
                    .forEach(outbox::told);
            for (long wei : PAYMENTS.subList(noted.size(), PAYMENTS.size())) {
                Action payment = Action.transfer(Address.parse(arguments[3]), Amount.ofWei(wei));
                Receipt receipt = sender.await(sender.submit(payment));
                hold("mined".equals(hold));
                note(folder, receipt);
                hold("noted".equals(hold));
                outbox.told(receipt.transaction());
            }
        }
    }

    static List<String> noted(Path folder) throws IOException {
        Path file = folder.resolve("noted");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void note(Path folder, Receipt receipt) throws IOException {
        Files.writeString(
                folder.resolve("noted"),
                receipt.transaction().hex() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    @SuppressWarnings("SystemOut")
    private static void hold(boolean here) throws InterruptedException {
        if (here) {
            System.out.println(HOLDS);
            Thread.sleep(600_000);
        }
    }
}
