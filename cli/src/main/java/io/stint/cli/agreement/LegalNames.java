package io.stint.cli.agreement;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people are called by law, as far as their signed particulars are beside the agreements of a folder. */
public record LegalNames(Map<Address, String> names, List<String> troubles) {
    public LegalNames {
        names = Map.copyOf(names);
        troubles = List.copyOf(troubles);
    }

    /** Particulars that are damaged or of somebody else name nobody. */
    public static LegalNames in(AgreementFolder folder) {
        Map<Address, String> names = new HashMap<>();
        List<String> troubles = new ArrayList<>();
        for (AgreementFolder.Entry entry : folder.entries()) {
            ParticularsFiles files = new ParticularsFiles(entry.path(), entry.file());
            for (Address side :
                    List.of(entry.file().terms().client(), entry.file().terms().worker())) {
                try {
                    files.name(side).ifPresent(name -> names.put(side, name));
                } catch (BadInput e) {
                    troubles.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new LegalNames(names, troubles);
    }

    public Optional<String> of(Address person) {
        return Optional.ofNullable(names.get(person));
    }
}
