// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev Notice has run out: the rest goes back to the client.
/// Rule 3.
contract WithdrawTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    function test_RefundsTheClientWhoeverCalls() public {
        pay(4 ether);
        giveNotice();
        pass(7 days + 1);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Withdrawn(id, 6 ether);
        vm.prank(stranger);
        escrow.withdraw(packed);
        moves(COIN, address(escrow), client, 6 ether);
        settle();
        assertAgreement(FUND, 4 ether, time() - 1, 0, CLOSED);
    }

    function test_RefundsTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        giveNotice();
        pass(8 days);
        watch(address(token));
        escrow.withdraw(packed);
        moves(address(token), address(escrow), client, FUND);
        settle();
    }

    function test_ClosesADrawnAgreementWithoutARefund() public {
        pay(FUND);
        giveNotice();
        pass(8 days);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Withdrawn(id, 0);
        escrow.withdraw(packed);
        settle();
        assertAgreement(FUND, FUND, time() - 1 days, 0, CLOSED);
    }

    function test_LeavesAPendingAndADisputedClaimAlive() public {
        giveNotice();
        claim(1, 2 ether);
        object(1);
        pass(7 days);
        claim(2, 1 ether);
        pass(1);
        watch();
        escrow.withdraw(packed);
        moves(COIN, address(escrow), client, 6.9 ether);
        settle();
        rule(1, 2 ether);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
        pass(4 days);
        escrow.collect(packed, 2);
        moves(COIN, address(escrow), payee, 0.975 ether);
        credited(COIN, hub, 0.025 ether);
        settle();
        vm.assertEq(address(escrow).balance, 0.075 ether);
    }

    function test_RevertWhen_NoticeHasASecondLeft() public {
        giveNotice();
        pass(7 days);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        escrow.withdraw(packed);
    }

    function test_RevertWhen_NoNoticeWasGiven() public {
        pass(3650 days);
        vm.expectRevert(Errors.noNotice());
        vm.prank(client);
        escrow.withdraw(packed);
    }

    function test_RevertWhen_ItWasWithdrawnBefore() public {
        giveNotice();
        pass(8 days);
        escrow.withdraw(packed);
        vm.expectRevert(Errors.notOpen(id));
        escrow.withdraw(packed);
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        escrow.withdraw(packed);
    }
}
