// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev When a worker may claim, and how much.
contract ClaimBoundsTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // -------------------------------------------------------------------- when

    function test_ClaimsInTheFirstSecondItIsGoodFor() public {
        _submit(1, 1, time(), NEVER, sign(WORKER_KEY, _hash(1, 1, time(), NEVER)));
        assertAgreement(FUND - 1, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_ItIsNotYetGood() public {
        bytes memory signature = sign(WORKER_KEY, _hash(1, 1, time() + 1, NEVER));
        vm.expectRevert(Errors.tooEarly(time() + 1));
        _submit(1, 1, time() + 1, NEVER, signature);
    }

    function test_ClaimsInTheLastSecondOfTheDeadline() public {
        _submit(1, 1, 0, time(), sign(WORKER_KEY, _hash(1, 1, 0, time())));
        assertAgreement(FUND - 1, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        bytes memory signature = sign(WORKER_KEY, _hash(1, 1, 0, time() - 1));
        vm.expectRevert(Errors.expired(time() - 1));
        _submit(1, 1, 0, time() - 1, signature);
    }

    function test_ClaimsInTheLastSecondOfNotice() public {
        giveNotice();
        pass(7 days);
        claim(1, 1 ether);
        assertClaim(1, 1 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    function test_RevertWhen_NoticeHasRunOut() public {
        giveNotice();
        pass(7 days + 1);
        vm.expectRevert(Errors.noticeRan(time() - 1));
        claim(1, 1 ether);
    }

    function test_ClaimsAgainWhenTheLastReviewIsOver() public {
        claim(1, 3 ether);
        pass(3 days + 1);
        claim(2, 2 ether);
        assertAgreement(5 ether, 0, 0, 2, OPEN);
        assertClaim(2, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    function test_RevertWhen_TheLastReviewIsNotOver() public {
        claim(1, 3 ether);
        pass(3 days);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        claim(2, 1 ether);
    }

    function test_RevertWhen_TheLastClaimWasRetractedButItsReviewIsNotOver() public {
        claim(1, 3 ether);
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        vm.expectRevert(Errors.tooEarly(time() + 3 days + 1));
        claim(2, 1 ether);
    }

    // ---------------------------------------------------------------- how much

    function test_ClaimsUpToTheCap() public {
        claim(1, 3 ether);
        assertAgreement(7 ether, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_TheSumIsOverTheCap() public {
        vm.expectRevert(Errors.invalidSum(3 ether + 1, 3 ether));
        claim(1, 3 ether + 1);
    }

    function test_ClaimsAllThatIsNotDrawn() public {
        pay(8 ether);
        claim(1, 2 ether);
        assertAgreement(8 ether, 8 ether, 0, 1, OPEN);
    }

    function test_RevertWhen_TheSumIsMoreThanIsNotDrawn() public {
        pay(8 ether);
        vm.expectRevert(Errors.invalidSum(2 ether + 1, 2 ether));
        claim(1, 2 ether + 1);
    }

    function test_RevertWhen_TheSumIsZero() public {
        vm.expectRevert(Errors.invalidSum(0, 3 ether));
        claim(1, 0);
    }

    function test_RevertWhen_TheTermsAllowNoClaims() public {
        IEscrow.Terms memory d = fullTerms();
        d.claimCap = 0;
        begin(d);
        vm.expectRevert(Errors.invalidSum(1, 0));
        claim(1, 1);
    }

    // ----------------------------------------------------------------- support

    function _hash(uint16 round, uint96 sum, uint40 notBefore, uint40 deadline)
        private
        view
        returns (bytes32)
    {
        return claimHash(id, round, sum, EVIDENCE, notBefore, deadline);
    }

    function _submit(uint16 round, uint96 sum, uint40 notBefore, uint40 deadline, bytes memory signature)
        private
    {
        vm.prank(stranger);
        escrow.claim(packed, round, sum, EVIDENCE, notBefore, deadline, signature);
    }
}
