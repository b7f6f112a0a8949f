// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Caller, Glutton, Rejecting} from "./support/mocks/Payees.sol";

/// @dev Withdrawing what could not be pushed. The delegate is the hub here, for its key; its credit is 0.25.
/// Rule 5.
contract CreditTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        _creditTo(delegate, COIN);
    }

    // ---------------------------------------------------------- the owner calls

    function test_SendsAllCreditToAnyAddress() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.CreditWithdrawn(delegate, COIN, stranger, 0.25 ether);
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, stranger, 0, NEVER, "");
        moves(COIN, address(escrow), stranger, 0.25 ether);
        uncredited(COIN, delegate, 0.25 ether);
        settle();
    }

    function test_SendsTokens() public {
        _creditTo(delegate, address(token));
        watch(address(token));
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, address(token), delegate, 0, NEVER, "");
        moves(address(token), address(escrow), delegate, 0.25 ether);
        uncredited(address(token), delegate, 0.25 ether);
        settle();
    }

    function test_SendsCreditsOfSeveralAgreementsTogether() public {
        _creditTo(delegate, COIN);
        watch();
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, NEVER, "");
        moves(COIN, address(escrow), delegate, 0.5 ether);
        uncredited(COIN, delegate, 0.5 ether);
        settle();
    }

    function test_IgnoresAndKeepsTheCounterWhenTheOwnerCalls() public {
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, stranger, 77, NEVER, "");
        vm.assertEq(escrow.counters(delegate), 0);
    }

    function test_SendsToTheOwnerWhenAnybodyCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.CreditWithdrawn(delegate, COIN, delegate, 0.25 ether);
        vm.prank(stranger);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, NEVER, "");
        moves(COIN, address(escrow), delegate, 0.25 ether);
        uncredited(COIN, delegate, 0.25 ether);
        settle();
    }

    function test_IgnoresAndKeepsTheCounterWhenSentToTheOwner() public {
        vm.prank(stranger);
        escrow.withdrawCredit(delegate, COIN, delegate, 77, NEVER, hex"01");
        vm.assertEq(escrow.counters(delegate), 0);
        vm.assertEq(escrow.credits(delegate, COIN), 0);
    }

    /// @dev A receiver that needs more gas than a push has, and cannot call.
    function test_SendsToAGluttonWhenAnybodyCalls() public {
        IEscrow.Terms memory d = defaultTerms();
        d.payee = address(new Glutton());
        begin(d);
        pay(1 ether);
        meet(d.payee);
        watch();
        vm.prank(stranger);
        escrow.withdrawCredit(d.payee, COIN, d.payee, 0, NEVER, "");
        moves(COIN, address(escrow), d.payee, 1 ether);
        uncredited(COIN, d.payee, 1 ether);
        settle();
    }

    function test_RevertWhen_AnOwnerRefusesWhatAnybodySends() public {
        IEscrow.Terms memory d = defaultTerms();
        d.payee = address(new Rejecting());
        begin(d);
        pay(1 ether);
        vm.expectRevert(Errors.transferFailed());
        vm.prank(stranger);
        escrow.withdrawCredit(d.payee, COIN, d.payee, 0, NEVER, "");
        vm.assertEq(escrow.credits(d.payee, COIN), 1 ether);
    }

    function test_SendsWithAllGas() public {
        address glutton = address(new Glutton());
        meet(glutton);
        watch();
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, glutton, 0, NEVER, "");
        moves(COIN, address(escrow), glutton, 0.25 ether);
        uncredited(COIN, delegate, 0.25 ether);
        settle();
    }

    function test_SendsTheCreditOfAContractThatTakesNoCoin() public {
        Caller owner = new Caller();
        IEscrow.Terms memory d = defaultTerms();
        d.payee = address(owner);
        begin(d);
        pay(1 ether);
        meet(address(owner));
        watch();
        owner.execute(
            address(escrow),
            abi.encodeCall(IEscrow.withdrawCredit, (address(owner), COIN, stranger, 0, NEVER, ""))
        );
        moves(COIN, address(escrow), stranger, 1 ether);
        uncredited(COIN, address(owner), 1 ether);
        settle();
    }

    // ---------------------------------------------------------- what is refused

    function test_RevertWhen_TheDeadlineIsOver() public {
        vm.expectRevert(Errors.expired(time() - 1));
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, time() - 1, "");
    }

    function test_RevertWhen_TheReceiverIsZero() public {
        vm.expectRevert(Errors.invalidReceiver(address(0)));
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, address(0), 0, NEVER, "");
    }

    function test_RevertWhen_TheReceiverIsTheEscrow() public {
        vm.expectRevert(Errors.invalidReceiver(address(escrow)));
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, address(escrow), 0, NEVER, "");
    }

    function test_RevertWhen_ThereIsNoCredit() public {
        vm.expectRevert(Errors.noCredit());
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, address(token), delegate, 0, NEVER, "");
    }

    function test_RevertWhen_TheCreditWasWithdrawn() public {
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, NEVER, "");
        vm.expectRevert(Errors.noCredit());
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, NEVER, "");
    }

    // ----------------------------------------------------------------- support

    /// @dev 0.25 as the hub's fee of an agreement that is paid in whole.
    function _creditTo(address owner, address token_) private {
        IEscrow.Terms memory d = defaultTerms();
        (d.hub, d.hubBps, d.token) = (owner, 250, token_);
        begin(d);
        pay(FUND);
    }
}
