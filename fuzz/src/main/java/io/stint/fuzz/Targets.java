package io.stint.fuzz;

import io.stint.chain.rpc.NodeTarget;
import io.stint.chain.tx.TransactionTarget;
import io.stint.cli.hub.SettingsTarget;
import io.stint.hub.agreement.InputTarget;
import io.stint.hub.alert.AlertTarget;
import io.stint.hub.backup.BackupTarget;
import io.stint.hub.document.DocumentTarget;
import io.stint.hub.draw.DrawTarget;
import io.stint.hub.hours.HoursTarget;
import io.stint.hub.market.SearchTarget;
import io.stint.hub.money.RateTarget;
import io.stint.hub.payroll.PayTarget;
import io.stint.hub.peer.PeerTarget;
import io.stint.hub.room.TermsTarget;
import io.stint.hub.web.RequestTarget;
import java.util.Map;
import java.util.TreeMap;

/** All targets by their names, which are also those of the files with their inputs. */
public final class Targets {
    public static final Map<String, Target> ALL = all();

    private Targets() {}

    private static Map<String, Target> all() {
        Map<String, Target> all = new TreeMap<>();
        all.put("agreement-file", ProtocolTargets::agreementFile);
        all.put("canonical-json", ProtocolTargets::canonicalJson);
        all.put("checkpoint", ProtocolTargets::checkpoint);
        all.put("document-body", ProtocolTargets::documents);
        all.put("money", ProtocolTargets::money);
        all.put("sealed-document", ProtocolTargets::sealed);
        all.put("sign-in-message", ProtocolTargets::signIn);
        all.put("signature", ProtocolTargets::signature);
        all.put("values", ProtocolTargets::values);
        all.put("escrow-calls", ChainTargets::calls);
        all.put("escrow-errors", ChainTargets::errors);
        all.put("escrow-events", ChainTargets::events);
        all.put("keystore", ChainTargets::keystore);
        all.put("packed-terms", ChainTargets::terms);
        all.put("node-answers", NodeTarget::answers);
        all.put("node-reverts", NodeTarget::reverts);
        all.put("transactions", TransactionTarget::read);
        all.put("action-fields", InputTarget::fields);
        all.put("backup-archive", BackupTarget::archive);
        all.put("backup-manifest", BackupTarget::manifest);
        all.put("board-filters", SearchTarget::filters);
        all.put("cursors", SearchTarget::cursors);
        all.put("document-requests", DocumentTarget::submissions);
        all.put("mail-server", AlertTarget::mailServer);
        all.put("peer-pages", PeerTarget::page);
        all.put("pictures", DocumentTarget::pictures);
        all.put("push-endpoints", AlertTarget::endpoint);
        all.put("push-keys", AlertTarget::key);
        all.put("request-headers", RequestTarget::headers);
        all.put("terms-form", TermsTarget::draft);
        all.put("masked-addresses", SettingsTarget::shown);
        all.put("pay-lists", PayrollTargets::lists);
        all.put("hand-in-files", PayrollTargets::handIn);
        all.put("days", PayrollTargets::days);
        all.put("rate-answers", RateTarget::answers);
        all.put("rate-sources", RateTarget::sources);
        all.put("vouchers", PayTarget::vouchers);
        all.put("lent-rights", PayTarget::rights);
        all.put("hand-ins", HoursTarget::handIns);
        all.put("clocks", HoursTarget::clocks);
        all.put("draw-rules", DrawTarget::rules);
        all.put("periods", SettingsTarget::periods);
        all.put("settings-file", SettingsTarget::file);
        return all;
    }
}
