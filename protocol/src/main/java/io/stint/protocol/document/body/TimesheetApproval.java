package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What client or approver approve of a timesheet where that is not all of it as it was handed in.
 *
 * @param changes by the entries' order, one for an entry at most
 * @param conversion taken instead of the timesheet's; empty: the timesheet's
 * @param amount in the smallest unit of what the agreement pays; it must follow from scope, timesheet, changes and
 *     conversion (see {@code io.stint.protocol.hours.ApprovedHours})
 */
public record TimesheetApproval(
        Salt salt,
        Hash32 agreement,
        DocumentId timesheet,
        List<EntryChange> changes,
        Optional<Conversion> conversion,
        Amount amount)
        implements Body {

    /**
     * Checks the order.
     *
     * @throws BadInput when changes are out of order, or two are of one entry
     */
    public TimesheetApproval {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).entry() <= changes.get(i - 1).entry()) {
                throw new BadInput(
                        "change " + (i + 1) + " is of entry " + changes.get(i).entry()
                                + ", which is not after the one before; put them in order, one for an entry");
            }
        }
    }

    /** @throws BadInput as {@link Body#parse} */
    public static TimesheetApproval parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.APPROVAL,
                json,
                in -> new TimesheetApproval(
                        in.parsed("salt", Salt::parse),
                        in.hash("agreement"),
                        in.parsed("timesheet", DocumentId::parse),
                        in.objects("changes", Limits.ENTRIES, EntryChange::read),
                        in.optional("conversion", name -> in.object(name, Conversion::read)),
                        in.wei("amount")));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.APPROVAL;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("salt", salt.toString())
                .put("agreement", agreement.hex())
                .put("timesheet", timesheet.toString())
                .put("amount", amount.wei().toString());
        node.set("changes", BodyJson.list(changes, EntryChange::node));
        conversion.ifPresent(c -> node.set("conversion", c.node()));
        return BodyJson.write(kind(), node);
    }
}
