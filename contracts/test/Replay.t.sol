// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev Rule 7: no signature is good on another chain, contract, agreement, round or message. Every call that
/// takes a signature is tried with one from elsewhere; the control shows that its own would have been good.
contract ReplayTest is EscrowFixture {
    uint96 private constant SUM = 1 ether;

    enum Call {
        OpenByClient,
        OpenByWorker,
        Pay,
        Claim,
        Object,
        Concede,
        Retract,
        Rule,
        GiveNotice,
        CloseByClient,
        CloseByWorker,
        Quit,
        WithdrawCredit
    }

    function test_AcceptsEverySignatureThatWasMadeForTheCall() public {
        for (uint256 i = 0; i <= uint256(type(Call).max); i++) {
            (bytes memory data, uint256 value,) = _prepare(Call(i), domain, 0, 0);
            (bool ok,) = address(escrow).call{value: value}(data);
            vm.assertTrue(ok, vm.toString(i));
        }
    }

    function test_RevertWhen_TheSignatureIsForAnotherChain() public {
        _refusesEach(domainOf(block.chainid + 1, address(escrow)), 0, 0);
    }

    function test_RevertWhen_TheSignatureIsForAnotherContract() public {
        _refusesEach(domainOf(block.chainid, address(token)), 0, 0);
    }

    function test_RevertWhen_TheSignatureIsForAnotherAgreement() public {
        _refusesEach(domain, keccak256("another"), 0);
    }

    function test_RevertWhen_TheSignatureIsForAnotherRound() public {
        Call[6] memory calls =
            [Call.Claim, Call.Object, Call.Concede, Call.Retract, Call.Rule, Call.CloseByClient];
        for (uint256 i = 0; i < calls.length; i++) {
            _refuses(calls[i], domain, 0, 1);
        }
    }

    /// @dev Messages with the same fields differ by their type alone.
    function test_RevertWhen_TheSignatureIsForAnotherMessage() public {
        begin(fullTerms());
        claim(1, SUM);
        bytes32 sumAsMemo = bytes32(uint256(SUM));
        bytes memory signature = sign(CLIENT_KEY, voucherHash(id, 1, sumAsMemo));
        _refusesMessage(abi.encodeCall(IEscrow.concede, (packed, 1, SUM, signature)), client);
        signature = sign(CLIENT_KEY, concedeHash(id, 1, SUM));
        _refusesMessage(
            abi.encodeCall(IEscrow.pay, (packed, 1, sumAsMemo, bytes.concat(hex"00", signature))), client
        );
        _refusesMessage(
            abi.encodeCall(IEscrow.retract, (packed, 1, sign(WORKER_KEY, noticeHash(id, 1)))), worker
        );
        signature = sign(WORKER_KEY, openHash(id, 0, NEVER));
        _refusesMessage(abi.encodeCall(IEscrow.quit, (packed, 0, NEVER, signature)), worker);
        signature = sign(CLIENT_KEY, delegationHash(id, address(1), 1));
        _refusesMessage(
            abi.encodeCall(IEscrow.pay, (packed, 1, bytes32(uint256(1)), bytes.concat(hex"00", signature))),
            client
        );
        object(1);
        signature = sign(ARBITER_KEY, objectionHash(id, 1, bytes32(0), 0));
        _refusesMessage(abi.encodeCall(IEscrow.rule, (packed, 1, 0, 0, signature)), arbiter);
    }

    function test_RevertWhen_TheChainForksAndTheTermsAreSignedForTheOther() public {
        use(fullTerms());
        bytes memory signature = signTerms(WORKER_KEY, t);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(Errors.badSignature(worker));
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, signature, NEVER, "");
    }

    // ------------------------------------------------------------------ support

    function _refusesEach(bytes32 domain_, bytes32 otherId, uint16 shift) private {
        for (uint256 i = 0; i <= uint256(type(Call).max); i++) {
            if (otherId != 0 && (Call(i) == Call.OpenByWorker || Call(i) == Call.WithdrawCredit)) continue;
            _refuses(Call(i), domain_, otherId, shift);
        }
    }

    function _refuses(Call call, bytes32 domain_, bytes32 otherId, uint16 shift) private {
        (bytes memory data, uint256 value, address signer) = _prepare(call, domain_, otherId, shift);
        (bool ok, bytes memory reason) = address(escrow).call{value: value}(data);
        vm.assertFalse(ok, vm.toString(uint256(call)));
        vm.assertEq(reason, Errors.badSignature(signer));
    }

    function _refusesMessage(bytes memory data, address signer) private {
        (bool ok, bytes memory reason) = address(escrow).call(data);
        vm.assertFalse(ok);
        vm.assertEq(reason, Errors.badSignature(signer));
    }

    /// @dev Leads a new agreement to where the call is due, and signs for it in a domain, for an agreement (zero:
    /// its own) and for a round as many rounds later.
    function _prepare(Call call, bytes32 domain_, bytes32 otherId, uint16 shift)
        private
        returns (bytes memory data, uint256 value, address signer)
    {
        IEscrow.Terms memory d = fullTerms();
        (d.hub, d.hubBps) = (delegate, 1_000);
        if (call == Call.OpenByClient || call == Call.OpenByWorker) use(d);
        else begin(d);
        if (call >= Call.Object && call <= Call.Rule) claim(1, SUM);
        if (call == Call.Rule) object(1);
        if (call == Call.WithdrawCredit) pay(1 ether);
        bytes32 own = domain;
        bytes32 about = otherId == 0 ? id : otherId;
        if (call == Call.OpenByClient || call == Call.OpenByWorker) {
            bool byClient = call == Call.OpenByClient;
            domain = byClient ? own : domain_;
            bytes memory byWorker = sign(WORKER_KEY, termsHash(t));
            domain = byClient ? domain_ : own;
            bytes memory yes = sign(CLIENT_KEY, openHash(byClient ? about : id, 1, NEVER));
            data = abi.encodeCall(IEscrow.open, (packed, 1, byWorker, NEVER, yes));
            (value, signer) = (1, byClient ? client : worker);
        } else if (call == Call.CloseByClient || call == Call.CloseByWorker) {
            bool byClient = call == Call.CloseByClient;
            domain = byClient ? domain_ : own;
            bytes32 clientsHash = closeHash(byClient ? about : id, byClient ? shift : 0, 1, NEVER);
            bytes memory clients = sign(CLIENT_KEY, clientsHash);
            domain = byClient ? own : domain_;
            bytes memory workers = sign(WORKER_KEY, closeHash(byClient ? id : about, 0, 1, NEVER));
            data = abi.encodeCall(IEscrow.close, (packed, 0, 1, NEVER, clients, workers));
            signer = byClient ? client : worker;
        } else {
            domain = domain_;
            (data, signer) = _single(call, about, 1 + shift);
        }
        domain = own;
    }

    function _single(Call call, bytes32 about, uint16 round) private view returns (bytes memory, address) {
        if (call == Call.Pay) {
            return
                (abi.encodeCall(IEscrow.pay, (packed, 1, MEMO, approval(CLIENT_KEY, about, 1, MEMO))), client);
        }
        if (call == Call.Claim) {
            bytes memory s = sign(WORKER_KEY, claimHash(about, round, 1, EVIDENCE, 0, NEVER));
            return (abi.encodeCall(IEscrow.claim, (packed, 1, 1, EVIDENCE, 0, NEVER, s)), worker);
        }
        if (call == Call.Object) {
            bytes memory s = sign(CLIENT_KEY, objectionHash(about, round, REASON, NEVER));
            return (abi.encodeCall(IEscrow.object, (packed, 1, REASON, 0, NEVER, s)), client);
        }
        if (call == Call.Concede) {
            bytes memory s = sign(CLIENT_KEY, concedeHash(about, round, SUM));
            return (abi.encodeCall(IEscrow.concede, (packed, 1, SUM, s)), client);
        }
        if (call == Call.Retract) {
            return (
                abi.encodeCall(IEscrow.retract, (packed, 1, sign(WORKER_KEY, retractHash(about, round)))),
                worker
            );
        }
        if (call == Call.Rule) {
            bytes memory s = sign(ARBITER_KEY, rulingHash(about, round, 1, REASON));
            return (abi.encodeCall(IEscrow.rule, (packed, 1, 1, REASON, s)), arbiter);
        }
        if (call == Call.GiveNotice) {
            return (
                abi.encodeCall(
                    IEscrow.giveNotice, (packed, NEVER, sign(CLIENT_KEY, noticeHash(about, NEVER)))
                ),
                client
            );
        }
        if (call == Call.Quit) {
            return (
                abi.encodeCall(IEscrow.quit, (packed, 0, NEVER, sign(WORKER_KEY, quitHash(about, 0, NEVER)))),
                worker
            );
        }
        bytes memory signature = sign(DELEGATE_KEY, withdrawalHash(delegate, COIN, stranger, 0, NEVER));
        return
            (
                abi.encodeCall(IEscrow.withdrawCredit, (delegate, COIN, stranger, 0, NEVER, signature)),
                delegate
            );
    }
}
