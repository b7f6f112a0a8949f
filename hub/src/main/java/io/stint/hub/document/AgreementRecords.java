package io.stint.hub.document;

import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;

/** What somebody needs of their agreements to be paid without this hub: terms, signatures, vouchers. */
public interface AgreementRecords {
    /** A hub that has no agreements. */
    AgreementRecords NONE = new AgreementRecords() {
        @Override
        public Optional<AgreementFile> find(Hash32 agreement, Address person) {
            return Optional.empty();
        }

        @Override
        public List<AgreementFile> of(Address person) {
            return List.of();
        }
    };

    /** The file of one agreement; empty also when the person has no part in it. */
    Optional<AgreementFile> find(Hash32 agreement, Address person);

    /** The files of all agreements in which the person is client, worker, approver or arbiter. */
    List<AgreementFile> of(Address person);
}
