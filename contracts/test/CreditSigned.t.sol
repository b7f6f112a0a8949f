// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Rejecting} from "./support/mocks/Payees.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev Withdrawing by signature. The delegate is the hub here, for its key; its credit is 0.25.
contract CreditSignedTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        _creditTo(delegate, COIN);
    }

    function test_SendsBySignatureAndCounts() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.CreditWithdrawn(delegate, COIN, worker, 0.25 ether);
        _submit(worker, 0, NEVER, sign(DELEGATE_KEY, _hash(worker, 0, NEVER)));
        moves(COIN, address(escrow), worker, 0.25 ether);
        uncredited(COIN, delegate, 0.25 ether);
        settle();
        vm.assertEq(escrow.counters(delegate), 1);
    }

    function test_SendsByTheNextSignature() public {
        _submit(worker, 0, NEVER, sign(DELEGATE_KEY, _hash(worker, 0, NEVER)));
        _creditTo(delegate, COIN);
        _submit(worker, 1, NEVER, signLong(DELEGATE_KEY, _hash(worker, 1, NEVER)));
        vm.assertEq(escrow.counters(delegate), 2);
        vm.assertEq(escrow.credits(delegate, COIN), 0);
    }

    function test_SendsByTheSignatureOfAContract() public {
        Wallet wallet = new Wallet();
        _creditTo(address(wallet), COIN);
        wallet.accept(digestOf(withdrawalHash(address(wallet), COIN, worker, 0, NEVER)));
        watch();
        vm.prank(stranger);
        escrow.withdrawCredit(address(wallet), COIN, worker, 0, NEVER, "any");
        moves(COIN, address(escrow), worker, 0.25 ether);
        settle();
        vm.assertEq(escrow.credits(address(wallet), COIN), 0);
    }

    function test_RevertWhen_ASignatureIsUsedAgain() public {
        bytes memory signature = sign(DELEGATE_KEY, _hash(worker, 0, NEVER));
        _submit(worker, 0, NEVER, signature);
        _creditTo(delegate, COIN);
        vm.expectRevert(Errors.wrongCounter(1, 0));
        _submit(worker, 0, NEVER, signature);
    }

    function test_RevertWhen_TheCounterIsAhead() public {
        bytes memory signature = sign(DELEGATE_KEY, _hash(worker, 1, NEVER));
        vm.expectRevert(Errors.wrongCounter(0, 1));
        _submit(worker, 1, NEVER, signature);
    }

    function test_RevertWhen_AnotherReceiverWasSigned() public {
        bytes memory signature = sign(DELEGATE_KEY, _hash(worker, 0, NEVER));
        vm.expectRevert(Errors.badSignature(delegate));
        _submit(stranger, 0, NEVER, signature);
    }

    function test_RevertWhen_AnotherTokenWasSigned() public {
        bytes memory signature =
            sign(DELEGATE_KEY, withdrawalHash(delegate, address(token), worker, 0, NEVER));
        vm.expectRevert(Errors.badSignature(delegate));
        _submit(worker, 0, NEVER, signature);
    }

    function test_RevertWhen_SomebodyElseSigned() public {
        bytes memory signature = sign(STRANGER_KEY, _hash(worker, 0, NEVER));
        vm.expectRevert(Errors.badSignature(delegate));
        _submit(worker, 0, NEVER, signature);
    }

    function test_RevertWhen_AStrangerCalls() public {
        vm.expectRevert(Errors.notTheSigner(delegate));
        _submit(stranger, 0, NEVER, "");
    }

    function test_RevertWhen_TheReceiverRefuses() public {
        address to = address(new Rejecting());
        bytes memory signature = sign(DELEGATE_KEY, _hash(to, 0, NEVER));
        watch();
        vm.expectRevert(Errors.transferFailed());
        _submit(to, 0, NEVER, signature);
        settle();
        vm.assertEq(escrow.counters(delegate), 0);
    }

    // ----------------------------------------------------------------- support

    /// @dev 0.25 as the hub's fee of an agreement that is paid in whole.
    function _creditTo(address owner, address token_) private {
        IEscrow.Terms memory d = defaultTerms();
        (d.hub, d.hubBps, d.token) = (owner, 250, token_);
        begin(d);
        pay(FUND);
    }

    function _hash(address to, uint64 counter, uint40 deadline) private view returns (bytes32) {
        return withdrawalHash(delegate, COIN, to, counter, deadline);
    }

    function _submit(address to, uint64 counter, uint40 deadline, bytes memory signature) private {
        vm.prank(stranger);
        escrow.withdrawCredit(delegate, COIN, to, counter, deadline, signature);
    }
}
