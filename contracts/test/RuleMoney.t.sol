// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev What a ruling moves. The disputed sum is 2, the arbiter's fee 0.1, the hub's 2.5 %.
contract RuleMoneyTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        _dispute(fullTerms());
    }

    // --------------------------------------------------------- open agreement

    function test_AwardsAll() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, hub, COIN, 0.05 ether);
        rule(1, 2 ether);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(7.9 ether, 0, 0, 1, OPEN);
    }

    function test_AwardsNothingAtTheClientsCost() public {
        watch();
        rule(1, 0);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(9.9 ether, 0, 0, 1, OPEN | UNCOMMITTED);
    }

    function test_SplitsTheFeeByWhatEachSideLost() public {
        watch();
        rule(1, 0.5 ether);
        // Three quarters were denied: the worker bears 0.075 of the fee, and 2.5 % of 0.425 are the hub's.
        moves(COIN, address(escrow), payee, 0.414375 ether);
        credited(COIN, hub, 0.010625 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(9.475 ether, 0, 0, 1, OPEN);
    }

    function test_TakesNoMoreOfTheFeeFromTheWorkerThanTheAward() public {
        watch();
        rule(1, 0.01 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(9.9 ether, 0, 0, 1, OPEN);
    }

    function test_RoundsTheWorkersPartOfTheFeeDown() public {
        IEscrow.Terms memory d = defaultTerms();
        d.arbiterFee = 10;
        begin(d);
        claim(1, 3);
        object(1);
        watch();
        // The fee is the sum, 3; a third of it was denied, of 3 that is 1.
        rule(1, 2);
        moves(COIN, address(escrow), worker, 1);
        moves(COIN, address(escrow), arbiter, 3);
        settle();
        assertAgreement(FUND - 4, 0, 0, 1, OPEN);
    }

    function test_TellsOfNothingButTheRulingWithoutAFee() public {
        _dispute(defaultTerms());
        vm.recordLogs();
        rule(1, 1 ether);
        vm.assertEq(vm.getRecordedLogs().length, 1);
    }

    function test_PaysNoArbiterWithoutAFee() public {
        IEscrow.Terms memory d = fullTerms();
        d.arbiterFee = 0;
        _dispute(d);
        watch();
        rule(1, 0.5 ether);
        moves(COIN, address(escrow), payee, 0.4875 ether);
        credited(COIN, hub, 0.0125 ether);
        settle();
        assertAgreement(9.5 ether, 0, 0, 1, OPEN);
    }

    function test_PaysTheArbiterTheWholeSumWhenTheFeeIsLarger() public {
        IEscrow.Terms memory d = fullTerms();
        d.arbiterFee = 5 ether;
        _dispute(d);
        watch();
        rule(1, 1 ether);
        // Half was denied: the worker's part of the fee of 2 is 1, all of the award.
        moves(COIN, address(escrow), arbiter, 2 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_PaysInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        _dispute(d);
        watch(address(token));
        rule(1, 0.5 ether);
        moves(address(token), address(escrow), payee, 0.414375 ether);
        credited(address(token), hub, 0.010625 ether);
        moves(address(token), address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(9.475 ether, 0, 0, 1, OPEN);
    }

    // ------------------------------------------------------- closed agreement

    function test_RefundsTheClientOfAClosedAgreement() public {
        quit();
        watch();
        rule(1, 0.5 ether);
        moves(COIN, address(escrow), payee, 0.414375 ether);
        moves(COIN, address(escrow), client, 1.575 ether);
        credited(COIN, hub, 0.010625 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        assertAgreement(7.9 ether, 0, 0, 1, CLOSED);
    }

    function test_RefundsAllToTheClientOfAClosedAgreement() public {
        quit();
        watch();
        rule(1, 0);
        moves(COIN, address(escrow), client, 2 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
    }

    function test_RefundsNothingWhenAllIsAwarded() public {
        quit();
        watch();
        rule(1, 2 ether);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
    }

    // -------------------------------------------------------------- commitment

    function test_FreesTheClientWhenItAwardsNothing() public {
        _disputeCommitted();
        vm.expectRevert(Errors.tooEarly(t.committedUntil));
        giveNotice();
        rule(1, 0);
        giveNotice();
        assertAgreement(9.9 ether, 0, time() + 7 days, 1, OPEN | UNCOMMITTED);
    }

    function test_LeavesTheCommitmentWhenItAwardsAnything() public {
        _disputeCommitted();
        rule(1, 1);
        vm.expectRevert(Errors.tooEarly(t.committedUntil));
        giveNotice();
    }

    // ----------------------------------------------------------------- support

    function _dispute(IEscrow.Terms memory d) private {
        begin(d);
        claim(1, 2 ether);
        object(1);
    }

    function _disputeCommitted() private {
        IEscrow.Terms memory d = fullTerms();
        d.committedUntil = time() + 365 days;
        _dispute(d);
    }
}
