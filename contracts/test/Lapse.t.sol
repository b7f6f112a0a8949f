// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev No ruling came: the share that both signed holds.
contract LapseTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        _dispute(fullTerms());
    }

    function test_SplitsByTheFallbackShareWhoeverCalls() public {
        uint40 start = time();
        pass(14 days + 1);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Lapsed(id, 1, 1 ether);
        vm.prank(stranger);
        escrow.lapse(packed, 1);
        moves(COIN, address(escrow), payee, 0.975 ether);
        credited(COIN, hub, 0.025 ether);
        settle();
        assertAgreement(9 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, start + 3 days, start + 14 days, IEscrow.ClaimState.Lapsed);
    }

    function test_RoundsTheShareInFavourOfTheClient() public {
        IEscrow.Terms memory d = defaultTerms();
        d.fallbackBps = 3_333;
        begin(d);
        claim(1, 3);
        object(1);
        pass(15 days);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Lapsed(id, 1, 0);
        escrow.lapse(packed, 1);
        settle();
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_GivesTheWorkerAllByAShareOfAll() public {
        IEscrow.Terms memory d = fullTerms();
        d.fallbackBps = 10_000;
        _dispute(d);
        pass(15 days);
        watch();
        escrow.lapse(packed, 1);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_GivesTheWorkerNothingByAShareOfNothing() public {
        IEscrow.Terms memory d = fullTerms();
        d.fallbackBps = 0;
        _dispute(d);
        pass(15 days);
        watch();
        escrow.lapse(packed, 1);
        settle();
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_RefundsTheClientOfAClosedAgreementWithTheArbitersFee() public {
        quit();
        pass(15 days);
        watch();
        escrow.lapse(packed, 1);
        moves(COIN, address(escrow), payee, 0.975 ether);
        moves(COIN, address(escrow), client, 1.1 ether);
        credited(COIN, hub, 0.025 ether);
        settle();
        assertAgreement(7.9 ether, 0, 0, 1, CLOSED);
    }

    function test_PaysInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        _dispute(d);
        quit();
        pass(15 days);
        watch(address(token));
        escrow.lapse(packed, 1);
        moves(address(token), address(escrow), payee, 0.975 ether);
        moves(address(token), address(escrow), client, 1.1 ether);
        credited(address(token), hub, 0.025 ether);
        settle();
    }

    function test_LapsesOneSecondAfterARulingPeriodOfZero() public {
        IEscrow.Terms memory d = fullTerms();
        d.ruling = 0;
        _dispute(d);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        escrow.lapse(packed, 1);
        pass(1);
        escrow.lapse(packed, 1);
        assertAgreement(9 ether, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_TheArbiterMayStillRule() public {
        pass(14 days);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        escrow.lapse(packed, 1);
    }

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        _refuses(2, IEscrow.ClaimState.None);
    }

    function test_RevertWhen_NobodyObjected() public {
        begin(fullTerms());
        claim(1, 2 ether);
        pass(30 days);
        _refuses(1, IEscrow.ClaimState.Pending);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        begin(fullTerms());
        claim(1, 2 ether);
        pass(30 days);
        escrow.collect(packed, 1);
        _refuses(1, IEscrow.ClaimState.Collected);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        begin(fullTerms());
        claim(1, 2 ether);
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        _refuses(1, IEscrow.ClaimState.Retracted);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        pass(15 days);
        _refuses(1, IEscrow.ClaimState.Conceded);
    }

    function test_RevertWhen_TheClaimWasRuled() public {
        rule(1, 1 ether);
        pass(15 days);
        _refuses(1, IEscrow.ClaimState.Ruled);
    }

    function test_RevertWhen_TheClaimHasLapsed() public {
        pass(15 days);
        escrow.lapse(packed, 1);
        _refuses(1, IEscrow.ClaimState.Lapsed);
    }

    function _dispute(IEscrow.Terms memory d) private {
        begin(d);
        claim(1, 2 ether);
        object(1);
    }

    function _refuses(uint16 round, IEscrow.ClaimState state) private {
        vm.expectRevert(Errors.wrongClaimState(state));
        escrow.lapse(packed, round);
    }
}
