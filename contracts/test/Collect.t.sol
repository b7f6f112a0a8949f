// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev A claim that nobody objected to is paid after the review.
contract CollectTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
    }

    function test_PaysAfterTheReviewWhoeverCalls() public {
        uint40 reviewEnd = time() + 3 days;
        pass(3 days + 1);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Collected(id, 1);
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, hub, COIN, 0.05 ether);
        vm.prank(stranger);
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, reviewEnd, 0, IEscrow.ClaimState.Collected);
    }

    function test_PaysTheWorkerWhenThereIsNoPayee() public {
        begin(defaultTerms());
        claim(1, 2 ether);
        pass(4 days);
        watch();
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), worker, 2 ether);
        settle();
    }

    function test_PaysInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        claim(1, 2 ether);
        pass(4 days);
        watch(address(token));
        escrow.collect(packed, 1);
        moves(address(token), address(escrow), payee, 1.95 ether);
        credited(address(token), hub, 0.05 ether);
        settle();
    }

    function test_PaysAClaimOfAClosedAgreement() public {
        quit();
        pass(4 days);
        watch();
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, CLOSED);
    }

    function test_PaysEachOfSeveralClaims() public {
        pass(4 days);
        claim(2, 1 ether);
        pass(4 days);
        watch();
        escrow.collect(packed, 2);
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), payee, 2.925 ether);
        credited(COIN, hub, 0.075 ether);
        settle();
    }

    function test_RevertWhen_TheReviewIsNotOver() public {
        pass(3 days);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        pass(4 days);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.None));
        escrow.collect(packed, 2);
    }

    function test_RevertWhen_TheClaimIsDisputed() public {
        object(1);
        pass(30 days);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Disputed));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        pass(4 days);
        escrow.collect(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Collected));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        pass(4 days);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Conceded));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        pass(4 days);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Retracted));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_TheClaimWasRuled() public {
        object(1);
        rule(1, 1 ether);
        pass(4 days);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Ruled));
        escrow.collect(packed, 1);
    }

    function test_RevertWhen_TheClaimHasLapsed() public {
        object(1);
        pass(15 days);
        escrow.lapse(packed, 1);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Lapsed));
        escrow.collect(packed, 1);
    }
}
