// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev The arbiter's fee that an objection puts aside: from the fund, or from a top-up in the same call.
/// Rule 11.
contract ObjectFeeTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
    }

    // ----------------------------------------------------------- from the fund

    function test_PutsTheFeeAsideFromTheFund() public {
        watch();
        object(1);
        settle();
        assertAgreement(7.9 ether, 0, 0, 1, OPEN);
    }

    function test_PutsAsideNoMoreThanTheDisputedSum() public {
        IEscrow.Terms memory d = fullTerms();
        d.arbiterFee = 5 ether;
        begin(d);
        claim(1, 2 ether);
        vm.expectEmit(address(escrow));
        emit IEscrow.Objected(id, 1, 2 ether, 0, time() + 14 days, REASON);
        object(1);
        assertAgreement(6 ether, 0, 0, 1, OPEN);
    }

    function test_PutsNothingAsideWhenThereIsNoFee() public {
        IEscrow.Terms memory d = fullTerms();
        d.arbiterFee = 0;
        begin(d);
        claim(1, 2 ether);
        vm.expectEmit(address(escrow));
        emit IEscrow.Objected(id, 1, 0, 0, time() + 14 days, REASON);
        object(1);
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_ObjectsWhenThereIsNoArbiter() public {
        begin(_withoutArbiter());
        claim(1, 2 ether);
        object(1);
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Disputed);
    }

    function test_PutsTheLastUnitOfTheFundAside() public {
        pay(7.9 ether);
        object(1);
        assertAgreement(7.9 ether, 7.9 ether, 0, 1, OPEN);
    }

    function test_RevertWhen_TheFundLacksTheFee() public {
        pay(7.9 ether + 1);
        vm.expectRevert(Errors.notCovered(0.1 ether, 0.1 ether - 1));
        object(1);
    }

    // ------------------------------------------------------------- with a top-up

    function test_TakesATopUpInCoinFromTheCaller() public {
        pay(8 ether);
        bytes memory signature = sign(CLIENT_KEY, objectionHash(id, 1, REASON, NEVER));
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Objected(id, 1, 0.1 ether, 0.3 ether, time() + 14 days, REASON);
        vm.prank(stranger);
        escrow.object{value: 0.3 ether}(packed, 1, REASON, 0.3 ether, NEVER, signature);
        moves(COIN, stranger, address(escrow), 0.3 ether);
        settle();
        assertAgreement(8.2 ether, 8 ether, 0, 1, OPEN);
    }

    function test_TakesATopUpInTokensFromTheCaller() public {
        _beginToken();
        give(address(token), stranger, 0.1 ether);
        bytes memory signature = sign(CLIENT_KEY, objectionHash(id, 1, REASON, NEVER));
        watch(address(token));
        vm.prank(stranger);
        escrow.object(packed, 1, REASON, 0.1 ether, NEVER, signature);
        moves(address(token), stranger, address(escrow), 0.1 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_TheTopUpIsStillTooLittle() public {
        pay(8 ether);
        vm.expectRevert(Errors.notCovered(0.1 ether, 0.1 ether - 1));
        _object(0.1 ether - 1, 0.1 ether - 1);
    }

    function test_RevertWhen_LessCoinIsSentThanNamed() public {
        vm.expectRevert(Errors.wrongValue(2, 1));
        _object(2, 1);
    }

    function test_RevertWhen_MoreCoinIsSentThanNamed() public {
        vm.expectRevert(Errors.wrongValue(0, 1));
        _object(0, 1);
    }

    function test_RevertWhen_CoinIsSentForATokenAgreement() public {
        _beginToken();
        vm.expectRevert(Errors.wrongValue(0, 1));
        _object(1, 1);
    }

    function test_RevertWhen_TheTopUpOverflowsTheFund() public {
        _beginToken();
        give(address(token), client, type(uint96).max);
        vm.expectRevert(Errors.amountTooLarge());
        _object(type(uint96).max, 0);
    }

    // --------------------------------------------------- of a closed agreement

    function test_TakesTheFeeOfAClosedAgreementFromTheCaller() public {
        quit();
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Objected(id, 1, 0.1 ether, 0.1 ether, time() + 14 days, REASON);
        _object(0.1 ether, 0.1 ether);
        moves(COIN, client, address(escrow), 0.1 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, CLOSED);
    }

    function test_TakesTheFeeOfAClosedAgreementInTokens() public {
        _beginToken();
        quit();
        give(address(token), client, 0.1 ether);
        watch(address(token));
        _object(0.1 ether, 0);
        moves(address(token), client, address(escrow), 0.1 ether);
        settle();
    }

    function test_ObjectsToAClosedAgreementWithoutAFee() public {
        begin(_withoutArbiter());
        claim(1, 2 ether);
        quit();
        watch();
        object(1);
        settle();
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Disputed);
    }

    function test_RevertWhen_TheTopUpOfAClosedAgreementIsLessThanTheFee() public {
        quit();
        vm.expectRevert(Errors.notCovered(0.1 ether, 0.1 ether - 1));
        _object(0.1 ether - 1, 0.1 ether - 1);
    }

    function test_RevertWhen_TheTopUpOfAClosedAgreementIsMoreThanTheFee() public {
        quit();
        vm.expectRevert(Errors.notCovered(0.1 ether, 0.1 ether + 1));
        _object(0.1 ether + 1, 0.1 ether + 1);
    }

    // ----------------------------------------------------------------- support

    function _withoutArbiter() private returns (IEscrow.Terms memory d) {
        d = fullTerms();
        d.arbiter = address(0);
        d.arbiterFee = 0;
    }

    function _beginToken() private {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        claim(1, 2 ether);
    }

    function _object(uint96 topUp, uint256 value) private {
        vm.prank(client);
        escrow.object{value: value}(packed, 1, REASON, topUp, NEVER, "");
    }
}
