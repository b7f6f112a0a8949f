package io.stint.hub.agreement;

import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What an action comes to, here and now: what is to be signed or sent, what to tell before, and what follows.
 *
 * @param fields all that is needed to come to the same plan again, when the signature comes
 * @param signing empty: nothing is to be signed
 * @param call what the viewer's own wallet sends; empty: nothing
 * @param summary what it does
 * @param warnings what may harm; the page asks for a check mark below them
 * @param undoable whether it can be taken back
 * @param effect of the signature; of the bare confirmation, where neither is to be signed or sent
 */
record Plan(
        Map<String, String> fields,
        Optional<Signing> signing,
        Optional<EscrowCall> call,
        List<Said> summary,
        List<Said> warnings,
        boolean undoable,
        Effect effect) {

    /** @param signers one of these */
    record Signing(TypedData data, List<Address> signers) {}

    /** Whose signature came; both empty for a bare confirmation. */
    record Signed(Address signer, Bytes signature) {}

    /** What is changed, in the caller's transaction. */
    interface Effect {
        /** @return one word that says how it stands now */
        String apply(Handle handle, Signed signed);
    }

    Plan {
        fields = Map.copyOf(fields);
        summary = List.copyOf(summary);
        warnings = List.copyOf(warnings);
    }

    /** The same with these warnings. */
    Plan warning(List<Said> said) {
        return new Plan(fields, signing, call, summary, said, undoable, effect);
    }

    /** The same; what the effect changes is changed only when this throws nothing. */
    Plan provided(Consumer<Handle> rule) {
        return new Plan(fields, signing, call, summary, warnings, undoable, (handle, signed) -> {
            rule.accept(handle);
            return effect.apply(handle, signed);
        });
    }

    static Plan toSign(
            Map<String, String> fields, Signing signing, List<Said> summary, boolean undoable, Effect effect) {
        return new Plan(fields, Optional.of(signing), Optional.empty(), summary, List.of(), undoable, effect);
    }

    static Plan toSend(Map<String, String> fields, EscrowCall call, List<Said> summary, boolean undoable) {
        return new Plan(fields, Optional.empty(), Optional.of(call), summary, List.of(), undoable, (_, _) -> "sent");
    }

    static Plan toConfirm(Map<String, String> fields, List<Said> summary, boolean undoable, Effect effect) {
        return new Plan(fields, Optional.empty(), Optional.empty(), summary, List.of(), undoable, effect);
    }
}
