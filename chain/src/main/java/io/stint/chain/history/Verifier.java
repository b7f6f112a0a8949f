package io.stint.chain.history;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.chain.escrow.ClaimOnChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.history.Verification.Check;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.ImpossibleHistory;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves an agreement's history from the chain alone: the contract is the genuine escrow, the terms are those of the id,
 * every event follows from the one before by the protocol's rules, every authority was signed for, the contract's own
 * record says the same, and the money adds up.
 */
public final class Verifier {
    private final ChainProfile chain;
    private final Node node;
    private final Address escrow;

    public Verifier(ChainProfile chain, Node node) {
        this(chain, node, EscrowDeployment.address());
    }

    /** @param escrow when it is not the one of this version of Stint, that is a finding */
    public Verifier(ChainProfile chain, Node node, Address escrow) {
        this.chain = chain;
        this.node = node;
        this.escrow = escrow;
    }

    private Check contract() {
        EscrowDeployment.requireCode(chain, node, escrow);
        return escrow.equals(EscrowDeployment.address())
                ? new Check("contract", true, "the code at " + escrow + " is Stint's escrow: its address proves it")
                : new Check(
                        "contract",
                        false,
                        "the contract at " + escrow + " is not the escrow of this version of Stint, which is at "
                                + EscrowDeployment.address() + ": only whoever named it vouches for its code");
    }

    /**
     * @param from the first block to look at; the agreement must not be older
     * @throws io.stint.chain.escrow.NotDeployed when the escrow is not on this chain
     */
    public Verification verify(Hash32 agreement, long from) {
        List<Check> checks = new ArrayList<>(List.of(contract()));
        Optional<History> history;
        try {
            history = new HistoryReader(chain, node, escrow).read(agreement, from);
        } catch (ImpossibleHistory e) {
            checks.add(new Check("events", false, String.valueOf(e.getMessage())));
            return new Verification(checks, Optional.empty());
        }
        if (history.isEmpty()) {
            checks.add(
                    new Check("events", false, "there are no events of " + agreement + " from block " + from + " on"));
            return new Verification(checks, history);
        }
        check(history.get(), agreement, checks);
        return new Verification(checks, history);
    }

    private void check(History history, Hash32 id, List<Check> checks) {
        Agreement agreement = history.agreement();
        checks.add(terms(agreement, id));
        checks.add(new Check(
                "events", true, history.entries().size() + " events, each allowed by the rules after the one before"));
        Domain domain = EscrowDomain.of(chain.chainId(), escrow);
        checks.addAll(new SignatureCheck(node, domain, escrow).of(history));
        checks.add(new TipCheck(node, domain, escrow).of(history));
        checks.add(new CreditCheck(agreement.terms()).of(history));
        checks.add(facts(agreement));
        checks.add(claims(agreement));
        checks.add(sums(agreement));
        checks.add(cover(agreement));
    }

    private Check terms(Agreement agreement, Hash32 id) {
        Hash32 computed = agreement.terms().id(EscrowDomain.of(chain.chainId(), escrow));
        return new Check(
                "terms",
                computed.equals(id),
                computed.equals(id)
                        ? "the terms in the first event are those of the id"
                        : "the terms in the first event make another id: " + computed);
    }

    private Check facts(Agreement ours) {
        AgreementOnChain theirs = new EscrowReader(node, escrow).agreement(ours.id());
        boolean same = theirs.funded().equals(ours.funded())
                && theirs.drawn().equals(ours.drawn())
                && theirs.noticeEnd().equals(ours.noticeEnd())
                && theirs.round() == ours.round()
                && theirs.closed() == ours.closed()
                && theirs.open() != ours.closed()
                && theirs.uncommitted() == ours.uncommitted();
        return new Check(
                "record",
                same,
                same
                        ? "the contract's record of the agreement is what the events lead to"
                        : "the contract's record differs from what the events lead to: " + theirs);
    }

    private Check claims(Agreement agreement) {
        EscrowReader reader = new EscrowReader(node, escrow);
        for (Claim ours : agreement.claims().values()) {
            ClaimOnChain theirs = reader.claim(agreement.id(), ours.round());
            boolean same = theirs.state() == ours.state()
                    && theirs.sum().equals(ours.sum())
                    && theirs.reviewEnd().equals(Optional.of(ours.reviewEnd()))
                    && theirs.rulingEnd().equals(ours.rulingEnd());
            if (!same) {
                return new Check("claims", false, "claim " + ours.round() + " differs in the contract: " + theirs);
            }
        }
        return new Check("claims", true, agreement.round() + " made; the contract's record of them is the same");
    }

    private static Check sums(Agreement agreement) {
        Amount out = List.of(Account.CLIENT, Account.PAYEE, Account.HUB, Account.ARBITER, Account.SUBMITTER).stream()
                .map(account -> agreement
                        .ledger()
                        .receivedBy(account)
                        .minus(agreement.ledger().givenBy(account)))
                .reduce(Amount.ZERO, Amount::plus);
        boolean even = agreement.paidIn().equals(out.plus(agreement.held()));
        return new Check(
                "money", even, agreement.paidIn() + " paid in = " + out + " paid out + " + agreement.held() + " held");
    }

    /** Without gifts the escrow holds exactly what all agreements and credits add up to; of one we see a part. */
    private Check cover(Agreement agreement) {
        Address token = agreement.terms().token();
        BigInteger holds = token.isZero() ? node.balance(escrow).wei() : new TokenReader(node, token).balance(escrow);
        boolean covered = holds.compareTo(agreement.held().wei()) >= 0;
        return new Check(
                "cover",
                covered,
                "the escrow holds " + holds + " in this token, of which " + agreement.held() + " are this"
                        + " agreement's");
    }
}
