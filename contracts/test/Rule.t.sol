// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The arbiter rules: who, until when, and on what.
/// Rule 8.
contract RuleTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
        object(1);
    }

    // --------------------------------------------------------------- who rules

    function test_RulesWhenTheArbiterCalls() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Ruled(id, 1, 1 ether, REASON);
        rule(1, 1 ether);
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Ruled);
    }

    function test_RulesByTheArbitersSignatureWhoeverSubmits() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Ruled(id, 1, 1 ether, REASON);
        _submit(1 ether, sign(ARBITER_KEY, rulingHash(id, 1, 1 ether, REASON)));
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Ruled);
    }

    function test_RulesByALongSignature() public {
        _submit(1 ether, signLong(ARBITER_KEY, rulingHash(id, 1, 1 ether, REASON)));
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Ruled);
    }

    function test_RulesForAnArbiterThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.arbiter = address(wallet);
        begin(d);
        claim(1, 2 ether);
        object(1);
        wallet.accept(digestOf(rulingHash(id, 1, 1 ether, REASON)));
        _submit(1 ether, "any");
        vm.assertEq(address(wallet).balance, 0.1 ether);
    }

    function test_RevertWhen_TheClientCalls() public {
        vm.expectRevert(Errors.notTheSigner(arbiter));
        vm.prank(client);
        escrow.rule(packed, 1, 0, REASON, "");
    }

    function test_RevertWhen_TheHubCalls() public {
        vm.expectRevert(Errors.notTheSigner(arbiter));
        vm.prank(hub);
        escrow.rule(packed, 1, 0, REASON, "");
    }

    function test_RevertWhen_TheWorkerSigned() public {
        bytes memory signature = sign(WORKER_KEY, rulingHash(id, 1, 2 ether, REASON));
        vm.expectRevert(Errors.badSignature(arbiter));
        _submit(2 ether, signature);
    }

    function test_RevertWhen_AnotherAwardWasSigned() public {
        bytes memory signature = sign(ARBITER_KEY, rulingHash(id, 1, 1 ether, REASON));
        vm.expectRevert(Errors.badSignature(arbiter));
        _submit(2 ether, signature);
    }

    function test_RevertWhen_AnotherReasonWasSigned() public {
        bytes memory signature = sign(ARBITER_KEY, rulingHash(id, 1, 1 ether, MEMO));
        vm.expectRevert(Errors.badSignature(arbiter));
        _submit(1 ether, signature);
    }

    function test_RevertWhen_AnotherRoundWasSigned() public {
        bytes memory signature = sign(ARBITER_KEY, rulingHash(id, 2, 1 ether, REASON));
        vm.expectRevert(Errors.badSignature(arbiter));
        _submit(1 ether, signature);
    }

    function test_RevertWhen_ThereIsNoArbiter() public {
        IEscrow.Terms memory d = fullTerms();
        (d.arbiter, d.arbiterFee) = (address(0), 0);
        begin(d);
        claim(1, 2 ether);
        object(1);
        bytes memory signature = sign(ARBITER_KEY, rulingHash(id, 1, 1 ether, REASON));
        vm.expectRevert(Errors.badSignature(address(0)));
        _submit(1 ether, signature);
        vm.expectRevert(Errors.notTheSigner(address(0)));
        _submit(1 ether, "");
    }

    // ----------------------------------------------------------- when, and what

    function test_RulesInTheLastSecondOfThePeriod() public {
        pass(14 days);
        rule(1, 1 ether);
        assertClaim(1, 2 ether, time() - 11 days, time(), IEscrow.ClaimState.Ruled);
    }

    function test_RevertWhen_TheRulingPeriodIsOver() public {
        pass(14 days + 1);
        vm.expectRevert(Errors.expired(time() - 1));
        rule(1, 1 ether);
    }

    function test_RevertWhen_TheAwardIsMoreThanTheSum() public {
        vm.expectRevert(Errors.invalidSum(2 ether + 1, 2 ether));
        rule(1, 2 ether + 1);
    }

    // ------------------------------------------------------------ in what state

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.None));
        rule(2, 0);
    }

    function test_RevertWhen_NobodyObjected() public {
        begin(fullTerms());
        claim(1, 2 ether);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Pending));
        rule(1, 1 ether);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        begin(fullTerms());
        claim(1, 2 ether);
        pass(4 days);
        escrow.collect(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Collected));
        rule(1, 1 ether);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        begin(fullTerms());
        claim(1, 2 ether);
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Retracted));
        rule(1, 1 ether);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Conceded));
        rule(1, 1 ether);
    }

    function test_RevertWhen_TheClaimWasRuled() public {
        rule(1, 1 ether);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Ruled));
        rule(1, 2 ether);
    }

    function test_RevertWhen_TheClaimHasLapsed() public {
        pass(15 days);
        escrow.lapse(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Lapsed));
        rule(1, 2 ether);
    }

    function _submit(uint96 award, bytes memory signature) private {
        vm.prank(stranger);
        escrow.rule(packed, 1, award, REASON, signature);
    }
}
