package io.stint.hub.room;

import io.stint.chain.profile.ChainProfiles;
import io.stint.fuzz.Parts;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.TermsRules;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Terms as somebody types them: whatever it is, the form is shown again with what is wrong beside each field. */
public final class TermsTarget {
    private static final TermsRules RULES = new TermsRules(
            Address.parse("0x0000000000000000000000000000000000000009"),
            new Coins(ChainProfiles.LOCAL, List.of()),
            Address.ZERO,
            Optional.of(Amount.ofWei(1_000_000_000_000_000_000L)),
            _ -> true,
            Instant.ofEpochSecond(1_800_000_000));

    private TermsTarget() {}

    public static boolean draft(byte[] input) {
        Map<String, String> typed = Parts.named(input);
        return TermsDraft.read(typed, RULES).acceptable();
    }
}
