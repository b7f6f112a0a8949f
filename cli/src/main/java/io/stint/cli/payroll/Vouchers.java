package io.stint.cli.payroll;

import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.cli.agreement.AgreementStore;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.stream.IntStream;

/** Signs the vouchers of a run into the agreement files: each alone, or all of them with one signature. */
final class Vouchers {
    private final Run run;
    private final PrivateKey key;
    private final List<Message.Voucher> messages;

    private Vouchers(Run run, PrivateKey key) {
        this.run = run;
        this.key = key;
        this.messages = run.items().stream()
                .map(item -> new Message.Voucher(item.agreement(), item.total(), item.memo()))
                .toList();
    }

    /**
     * Signs what is not in its file yet. Totals are those of the run, so signing again gives the same vouchers.
     *
     * @throws BadInput when an agreement's file is not in the folder any more
     */
    static Run sign(RunStore store, AgreementFolder folder, Run run, PrivateKey key) {
        Vouchers vouchers = new Vouchers(run, key);
        List<SignedVoucher> signed = vouchers.signed(folder);
        for (int i = 0; i < signed.size(); i++) {
            put(entry(folder, run.items().get(i)), signed.get(i));
        }
        Run done = run.afterSigning();
        store.write(done);
        return done;
    }

    private static Entry entry(AgreementFolder folder, RunItem item) {
        return folder.of(item.agreement())
                .orElseThrow(() -> new BadInput("the agreement of " + item.label() + " is not in " + folder.folder()
                        + " any more; put its file back"));
    }

    private static void put(Entry entry, SignedVoucher voucher) {
        AgreementFile file = AgreementStore.read(entry.path());
        boolean there = file.best()
                .filter(best -> best.total().compareTo(voucher.total()) >= 0)
                .isPresent();
        if (!there) {
            AgreementStore.write(entry.path(), file.with(voucher));
        }
    }

    private List<SignedVoucher> signed(AgreementFolder folder) {
        var domain = entry(folder, run.items().getFirst()).file().domain();
        if (!run.batch() || messages.size() == 1) {
            return messages.stream()
                    .map(message -> voucher(
                            message, Bytes.of(key.sign(message.digest(domain)).compact()), List.of()))
                    .toList();
        }
        MerkleTree tree = new MerkleTree(
                messages.stream().map(Message.Voucher::structHash).toList());
        Bytes signature =
                Bytes.of(key.sign(new Message.Batch(tree.root()).digest(domain)).compact());
        return IntStream.range(0, messages.size())
                .mapToObj(i -> voucher(messages.get(i), signature, tree.path(i)))
                .toList();
    }

    private SignedVoucher voucher(Message.Voucher message, Bytes signature, List<Hash32> path) {
        return new SignedVoucher(message.total(), message.memo(), key.address(), signature, path);
    }
}
