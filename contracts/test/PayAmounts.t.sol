// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev The voucher line: what is paid, and when.
/// Rule 3.
contract PayAmountsTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // ------------------------------------------------------------ what is paid

    function test_PaysTheWorkerWhenThereIsNoPayee() public {
        begin(defaultTerms());
        watch();
        pay(4 ether);
        moves(COIN, address(escrow), worker, 4 ether);
        settle();
    }

    function test_PaysAllWhenNoHubFeeIsAsked() public {
        IEscrow.Terms memory d = fullTerms();
        d.hubBps = 0;
        begin(d);
        watch();
        pay(4 ether);
        _expectPaid(4 ether, 0);
    }

    function test_TellsOfNothingButThePaymentWithoutAFee() public {
        begin(defaultTerms());
        vm.recordLogs();
        pay(4 ether);
        vm.assertEq(vm.getRecordedLogs().length, 1);
    }

    function test_PaysInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        watch(address(token));
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, hub, address(token), 0.1 ether);
        _submit(4 ether, approval(CLIENT_KEY, id, 4 ether, MEMO));
        moves(address(token), address(escrow), payee, 3.9 ether);
        credited(address(token), hub, 0.1 ether);
        settle();
    }

    function test_PaysTheHubFeeAsACredit() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, hub, COIN, 0.025 ether);
        pay(1 ether);
        vm.assertEq(escrow.credits(hub, COIN), 0.025 ether);
    }

    function test_PaysWhatTheFundHoldsOfALargerVoucher() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, FUND, MEMO);
        _submit(15 ether, approval(CLIENT_KEY, id, 15 ether, MEMO));
        _expectPaid(FUND, 0.25 ether);
        assertAgreement(FUND, FUND, 0, 0, OPEN);
    }

    function test_PaysTheRestOfALargerVoucherAfterATopUp() public {
        bytes memory yes = approval(CLIENT_KEY, id, 15 ether, MEMO);
        _submit(15 ether, yes);
        escrow.topUp{value: 8 ether}(packed, 8 ether);
        watch();
        _submit(15 ether, yes);
        _expectPaid(5 ether, 0.125 ether);
        assertAgreement(18 ether, 15 ether, 0, 0, OPEN);
    }

    function test_PaysTheDifferenceToWhatWasDrawn() public {
        pay(1 ether);
        watch();
        _submit(4 ether, approval(CLIENT_KEY, id, 4 ether, MEMO));
        _expectPaid(3 ether, 0.075 ether);
        assertAgreement(FUND, 4 ether, 0, 0, OPEN);
    }

    function test_PaysManyApprovalsByTheLastOfThem() public {
        watch();
        _submit(6 ether, approval(CLIENT_KEY, id, 6 ether, MEMO));
        _expectPaid(6 ether, 0.15 ether);
        bytes memory older = approval(CLIENT_KEY, id, 5 ether, MEMO);
        vm.expectRevert(Errors.nothingToPay(5 ether, 6 ether, FUND));
        _submit(5 ether, older);
    }

    function test_PaysASingleUnit() public {
        watch();
        pay(1);
        _expectPaid(1, 0);
        assertAgreement(FUND, 1, 0, 0, OPEN);
    }

    function test_RevertWhen_TheVoucherWasDrawnAlready() public {
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        _submit(4 ether, yes);
        vm.expectRevert(Errors.nothingToPay(4 ether, 4 ether, FUND));
        _submit(4 ether, yes);
    }

    function test_RevertWhen_TheTotalIsZero() public {
        vm.expectRevert(Errors.nothingToPay(0, 0, FUND));
        pay(0);
    }

    function test_RevertWhen_TheFundIsDrawn() public {
        pay(FUND);
        vm.expectRevert(Errors.nothingToPay(15 ether, FUND, FUND));
        pay(15 ether);
    }

    function test_RevertWhen_TheFundIsEmpty() public {
        begin(fullTerms(), 0);
        vm.expectRevert(Errors.nothingToPay(1, 0, 0));
        pay(1);
    }

    // -------------------------------------------------------------------- when

    function test_PaysDuringNotice() public {
        giveNotice();
        watch();
        _submit(4 ether, approval(CLIENT_KEY, id, 4 ether, MEMO));
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysAfterNoticeRanOutUntilSomebodyWithdraws() public {
        giveNotice();
        pass(30 days);
        watch();
        _submit(4 ether, approval(CLIENT_KEY, id, 4 ether, MEMO));
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysBesideAPendingAndADisputedClaim() public {
        claim(1, 1 ether);
        pass(2 days);
        object(1);
        pass(2 days);
        claim(2, 1 ether);
        watch();
        _submit(FUND, approval(CLIENT_KEY, id, FUND, MEMO));
        _expectPaid(7.9 ether, 0.1975 ether);
        assertAgreement(7.9 ether, 7.9 ether, 0, 2, OPEN);
    }

    function test_PaysYearsLater() public {
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        pass(3650 days);
        watch();
        _submit(4 ether, yes);
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        pay(1);
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        quit();
        vm.expectRevert(Errors.notOpen(id));
        _submit(4 ether, yes);
    }

    // ----------------------------------------------------------------- support

    function _submit(uint96 total, bytes memory yes) private {
        vm.prank(stranger);
        escrow.pay(packed, total, MEMO, yes);
    }

    function _expectPaid(uint256 amount, uint256 fee) private {
        moves(COIN, address(escrow), payee, amount - fee);
        credited(COIN, hub, fee);
        settle();
    }
}
