// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev A client disputes a claim: who, and until when.
contract ObjectTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
    }

    // ------------------------------------------------------------- who objects

    function test_ObjectsWhenTheClientCalls() public {
        uint40 reviewEnd = time() + 3 days;
        pass(1 days);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Objected(id, 1, 0.1 ether, 0, time() + 14 days, REASON);
        vm.prank(client);
        escrow.object(packed, 1, REASON, 0, NEVER, "");
        settle();
        assertAgreement(7.9 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, reviewEnd, time() + 14 days, IEscrow.ClaimState.Disputed);
    }

    function test_ObjectsWhenTheApproverCalls() public {
        vm.prank(approver);
        escrow.object(packed, 1, REASON, 0, NEVER, "");
        _expectDisputed();
    }

    function test_ObjectsByTheClientsSignatureWhoeverSubmits() public {
        _submit(NEVER, sign(CLIENT_KEY, objectionHash(id, 1, REASON, NEVER)));
        _expectDisputed();
    }

    function test_ObjectsByTheApproversSignature() public {
        _submit(NEVER, signLong(APPROVER_KEY, objectionHash(id, 1, REASON, NEVER)));
        _expectDisputed();
    }

    function test_ObjectsForAnApproverThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.approver = address(wallet);
        begin(d);
        claim(1, 2 ether);
        wallet.accept(digestOf(objectionHash(id, 1, REASON, NEVER)));
        _submit(NEVER, "any");
        _expectDisputed();
    }

    function test_RevertWhen_AStrangerCalls() public {
        vm.expectRevert(Errors.notTheSigner(client));
        _submit(NEVER, "");
    }

    function test_RevertWhen_TheWorkerCalls() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(worker);
        escrow.object(packed, 1, REASON, 0, NEVER, "");
    }

    function test_RevertWhen_TheWorkerSigned() public {
        bytes memory signature = sign(WORKER_KEY, objectionHash(id, 1, REASON, NEVER));
        vm.expectRevert(Errors.badSignature(client));
        _submit(NEVER, signature);
    }

    function test_RevertWhen_AnotherReasonWasSigned() public {
        bytes memory signature = sign(CLIENT_KEY, objectionHash(id, 1, MEMO, NEVER));
        vm.expectRevert(Errors.badSignature(client));
        _submit(NEVER, signature);
    }

    function test_RevertWhen_AnotherDeadlineWasSigned() public {
        bytes memory signature = sign(CLIENT_KEY, objectionHash(id, 1, REASON, NEVER - 1));
        vm.expectRevert(Errors.badSignature(client));
        _submit(NEVER, signature);
    }

    // -------------------------------------------------------------------- when

    function test_ObjectsInTheLastSecondOfTheReview() public {
        pass(3 days);
        object(1);
        assertClaim(1, 2 ether, time(), time() + 14 days, IEscrow.ClaimState.Disputed);
    }

    function test_RevertWhen_TheReviewIsOver() public {
        pass(3 days + 1);
        vm.expectRevert(Errors.expired(time() - 1));
        object(1);
    }

    function test_ObjectsInTheLastSecondOfTheDeadline() public {
        _submit(time(), sign(CLIENT_KEY, objectionHash(id, 1, REASON, time())));
        _expectDisputed();
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        bytes memory signature = sign(CLIENT_KEY, objectionHash(id, 1, REASON, time() - 1));
        vm.expectRevert(Errors.expired(time() - 1));
        _submit(time() - 1, signature);
    }

    // ------------------------------------------------------------ in what state

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.None));
        object(2);
    }

    function test_RevertWhen_TheClaimIsDisputedAlready() public {
        object(1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Disputed));
        object(1);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        pass(4 days);
        escrow.collect(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Collected));
        object(1);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Conceded));
        object(1);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Retracted));
        object(1);
    }

    function test_RevertWhen_TheClaimWasRuled() public {
        object(1);
        rule(1, 1 ether);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Ruled));
        object(1);
    }

    function test_RevertWhen_TheClaimHasLapsed() public {
        object(1);
        pass(15 days);
        escrow.lapse(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Lapsed));
        object(1);
    }

    // ----------------------------------------------------------------- support

    function _submit(uint40 deadline, bytes memory signature) private {
        vm.prank(stranger);
        escrow.object(packed, 1, REASON, 0, deadline, signature);
    }

    function _expectDisputed() private view {
        assertAgreement(7.9 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Disputed);
    }
}
