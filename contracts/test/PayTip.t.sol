// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Caller} from "./support/mocks/Payees.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev A worker pays whoever submits the draw.
contract PayTipTest is EscrowFixture {
    IEscrow.Proof internal p;

    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        _tip(0.25 ether, NEVER);
    }

    function test_TipsTheSubmitterOutOfThePayment() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, 2 ether, MEMO);
        vm.expectEmit(address(escrow));
        emit IEscrow.Tipped(id, stranger, 0.25 ether);
        _submit(stranger);
        moves(COIN, address(escrow), stranger, 0.25 ether);
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        assertAgreement(FUND, 2 ether, 0, 0, OPEN);
    }

    function test_TipsInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        _tip(0.25 ether, NEVER);
        watch(address(token));
        _submit(stranger);
        moves(address(token), address(escrow), stranger, 0.25 ether);
        moves(address(token), address(escrow), payee, 1.7 ether);
        credited(address(token), hub, 0.05 ether);
        settle();
    }

    function test_TipsAllThatTheWorkerWouldGet() public {
        _tip(1.95 ether, NEVER);
        watch();
        _submit(stranger);
        moves(COIN, address(escrow), stranger, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_TipsInTheLastSecondOfTheDeadline() public {
        _tip(0.25 ether, time());
        watch();
        _submit(stranger);
        moves(COIN, address(escrow), stranger, 0.25 ether);
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_TipsASubmitterThatRefusesCoinByACredit() public {
        Caller relayer = new Caller();
        meet(address(relayer));
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, address(relayer), COIN, 0.25 ether);
        relayer.execute(address(escrow), abi.encodeCall(IEscrow.pay, (packed, 2 ether, MEMO, proven(p))));
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, address(relayer), 0.25 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_TipsByAWorkerThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.worker = address(wallet);
        use(d);
        wallet.accept(id);
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, "any", NEVER, "");
        wallet.accept(digestOf(drawHash(id, 2 ether, 0.25 ether, NEVER)));
        _tip(0.25 ether, NEVER);
        p.draw = "any";
        watch();
        _submit(stranger);
        moves(COIN, address(escrow), stranger, 0.25 ether);
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_TipsAWorkerWhoCalls() public {
        p.draw = "";
        watch();
        _submit(worker);
        moves(COIN, address(escrow), worker, 0.25 ether);
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_TipsWhenADelegateApproved() public {
        p.key = delegate;
        p.limit = 2 ether;
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, 2 ether));
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether, MEMO));
        watch();
        _submit(stranger);
        moves(COIN, address(escrow), stranger, 0.25 ether);
        moves(COIN, address(escrow), payee, 1.7 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_ReadsNoDrawWhenThereIsNoTip() public {
        p.tip = 0;
        p.tipDeadline = 0;
        p.draw = "garbage";
        watch();
        _submit(stranger);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_RevertWhen_TheTipIsOverItsDeadline() public {
        _tip(0.25 ether, time() - 1);
        _refuses(Errors.expired(time() - 1));
    }

    function test_RevertWhen_TheTipIsMoreThanThePaymentLessTheFee() public {
        _tip(1.95 ether + 1, NEVER);
        _refuses(Errors.tipTooLarge(1.95 ether + 1, 1.95 ether));
    }

    function test_RevertWhen_AnEarlierDrawLeftLessThanTheTip() public {
        pay(1.8 ether);
        _refuses(Errors.tipTooLarge(0.25 ether, 0.195 ether));
    }

    function test_RevertWhen_TheFundDoesNotReachTheTotal() public {
        begin(fullTerms(), 2 ether - 1);
        _tip(0.25 ether, NEVER);
        _refuses(Errors.notCovered(2 ether, 2 ether - 1));
    }

    function test_RevertWhen_TheDrawWasUsedBefore() public {
        _submit(stranger);
        _refuses(Errors.nothingToPay(2 ether, 2 ether, FUND));
    }

    function test_RevertWhen_TheWorkerSignedAnotherTip() public {
        p.tip = 0.26 ether;
        _refuses(Errors.badSignature(worker));
    }

    function test_RevertWhen_TheWorkerSignedAnotherTotal() public {
        p.draw = sign(WORKER_KEY, drawHash(id, 3 ether, 0.25 ether, NEVER));
        _refuses(Errors.badSignature(worker));
    }

    function test_RevertWhen_TheWorkerSignedAnotherDeadline() public {
        p.tipDeadline = NEVER - 1;
        _refuses(Errors.badSignature(worker));
    }

    function test_RevertWhen_TheClientSignedTheDraw() public {
        p.draw = sign(CLIENT_KEY, drawHash(id, 2 ether, 0.25 ether, NEVER));
        _refuses(Errors.badSignature(worker));
    }

    function test_RevertWhen_AStrangerNamesATipWithoutADraw() public {
        p.draw = "";
        _refuses(Errors.notTheSigner(worker));
    }

    // ----------------------------------------------------------------- support

    /// @dev The client's voucher of 2, the worker's draw with a tip.
    function _tip(uint96 tip, uint40 deadline) private {
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        p.tip = tip;
        p.tipDeadline = deadline;
        p.draw = sign(WORKER_KEY, drawHash(id, 2 ether, tip, deadline));
    }

    function _submit(address submitter) private {
        vm.prank(submitter);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
    }

    function _refuses(bytes memory refusal) private {
        vm.expectRevert(refusal);
        _submit(stranger);
    }
}
