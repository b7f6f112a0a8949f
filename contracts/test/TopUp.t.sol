// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev Money added later, by anyone.
/// Rule 11.
contract TopUpTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    function test_AddsCoinOfAnyone() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.ToppedUp(id, stranger, 2 ether);
        vm.prank(stranger);
        escrow.topUp{value: 2 ether}(packed, 2 ether);
        moves(COIN, stranger, address(escrow), 2 ether);
        settle();
        assertAgreement(12 ether, 0, 0, 0, OPEN);
    }

    function test_AddsTokensOfTheCallerNotOfTheClient() public {
        _beginToken();
        give(address(token), client, 2 ether);
        give(address(token), stranger, 2 ether);
        watch(address(token));
        vm.expectEmit(address(escrow));
        emit IEscrow.ToppedUp(id, stranger, 2 ether);
        vm.prank(stranger);
        escrow.topUp(packed, 2 ether);
        moves(address(token), stranger, address(escrow), 2 ether);
        settle();
        assertAgreement(12 ether, 0, 0, 0, OPEN);
    }

    function test_AddsNothing() public {
        watch();
        escrow.topUp(packed, 0);
        settle();
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_LeavesNoticeAndDrawnAsTheyAre() public {
        pay(1 ether);
        claim(1, 1 ether);
        giveNotice();
        escrow.topUp{value: 1 ether}(packed, 1 ether);
        assertAgreement(10 ether, 1 ether, time() + 7 days, 1, OPEN);
    }

    function test_AddsAfterNoticeRanOutUntilSomebodyWithdraws() public {
        giveNotice();
        pass(8 days);
        escrow.topUp{value: 1 ether}(packed, 1 ether);
        watch();
        escrow.withdraw(packed);
        moves(COIN, address(escrow), client, 11 ether);
        settle();
    }

    function test_FillsTheFundToTheLastUnit() public {
        _beginToken();
        give(address(token), stranger, type(uint96).max - FUND);
        vm.prank(stranger);
        escrow.topUp(packed, type(uint96).max - FUND);
        assertAgreement(type(uint96).max, 0, 0, 0, OPEN);
    }

    function test_RevertWhen_TheFundWouldOverflow() public {
        _beginToken();
        give(address(token), stranger, type(uint96).max);
        vm.expectRevert(Errors.amountTooLarge());
        vm.prank(stranger);
        escrow.topUp(packed, type(uint96).max - FUND + 1);
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        escrow.topUp{value: 1}(packed, 1);
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        quit();
        vm.expectRevert(Errors.notOpen(id));
        escrow.topUp{value: 1}(packed, 1);
    }

    function test_RevertWhen_LessCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(2, 1));
        escrow.topUp{value: 1}(packed, 2);
    }

    function test_RevertWhen_MoreCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(2, 3));
        escrow.topUp{value: 3}(packed, 2);
    }

    function test_RevertWhen_CoinIsSentForATokenAgreement() public {
        _beginToken();
        give(address(token), address(this), 1 ether);
        vm.expectRevert(Errors.wrongValue(0, 1));
        escrow.topUp{value: 1}(packed, 1);
    }

    function _beginToken() private {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
    }
}
