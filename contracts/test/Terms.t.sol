// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev Which terms an agreement may have. Each test changes one thing of terms that are good.
contract TermsTest is EscrowFixture {
    IEscrow.Terms internal d;

    function setUp() public override {
        super.setUp();
        d = fullTerms();
    }

    function test_AcceptsTheFullTerms() public {
        _accepts();
    }

    // ----------------------------------------------------------------- parties

    function test_RevertWhen_TheClientIsZero() public {
        d.client = address(0);
        _refuses(Errors.invalidParty(address(0)));
    }

    function test_RevertWhen_TheWorkerIsZero() public {
        d.worker = address(0);
        _refuses(Errors.invalidParty(address(0)));
    }

    function test_RevertWhen_TheClientIsTheWorker() public {
        d.client = worker;
        _refuses(Errors.invalidParty(worker));
    }

    function test_RevertWhen_TheClientIsTheEscrow() public {
        d.client = address(escrow);
        _refuses(Errors.invalidParty(address(escrow)));
    }

    function test_RevertWhen_TheWorkerIsTheEscrow() public {
        d.worker = address(escrow);
        _refuses(Errors.invalidParty(address(escrow)));
    }

    function test_RevertWhen_ThePayeeIsTheEscrow() public {
        d.payee = address(escrow);
        _refuses(Errors.invalidParty(address(escrow)));
    }

    function test_RevertWhen_TheHubIsTheEscrow() public {
        d.hub = address(escrow);
        _refuses(Errors.invalidParty(address(escrow)));
    }

    function test_RevertWhen_TheArbiterIsTheEscrow() public {
        d.arbiter = address(escrow);
        _refuses(Errors.invalidParty(address(escrow)));
    }

    function test_RevertWhen_TheArbiterIsTheClient() public {
        d.arbiter = client;
        _refuses(Errors.invalidArbiter(client));
    }

    function test_RevertWhen_TheArbiterIsTheWorker() public {
        d.arbiter = worker;
        _refuses(Errors.invalidArbiter(worker));
    }

    function test_RevertWhen_TheArbiterIsTheApprover() public {
        d.arbiter = approver;
        _refuses(Errors.invalidArbiter(approver));
    }

    function test_RevertWhen_TheArbiterIsThePayee() public {
        d.arbiter = payee;
        _refuses(Errors.invalidArbiter(payee));
    }

    function test_AcceptsTheHubAsArbiter() public {
        d.arbiter = hub;
        _accepts();
    }

    function test_AcceptsTermsWithoutArbiterApproverPayeeAndHub() public {
        d.arbiter = address(0);
        d.arbiterFee = 0;
        d.approver = address(0);
        d.payee = address(0);
        d.hub = address(0);
        d.hubBps = 0;
        _accepts();
    }

    // -------------------------------------------------------- shares and fees

    function test_AcceptsAFallbackOfAll() public {
        d.fallbackBps = 10_000;
        _accepts();
    }

    function test_RevertWhen_TheFallbackIsMoreThanAll() public {
        d.fallbackBps = 10_001;
        _refuses(Errors.invalidShare(10_001));
    }

    function test_AcceptsAHubFeeOfATenth() public {
        d.hubBps = 1_000;
        _accepts();
    }

    function test_RevertWhen_TheHubFeeIsMoreThanATenth() public {
        d.hubBps = 1_001;
        _refuses(Errors.invalidShare(1_001));
    }

    function test_AcceptsAHubWithoutAFee() public {
        d.hubBps = 0;
        _accepts();
    }

    function test_RevertWhen_AHubFeeHasNoHub() public {
        d.hub = address(0);
        _refuses(Errors.feeWithoutReceiver());
    }

    function test_RevertWhen_AnArbiterFeeHasNoArbiter() public {
        d.arbiter = address(0);
        _refuses(Errors.feeWithoutReceiver());
    }

    // ----------------------------------------------------------------- periods

    function test_RevertWhen_TheReviewIsZero() public {
        d.review = 0;
        _refuses(Errors.invalidPeriod(0));
    }

    function test_RevertWhen_TheReviewIsOver180Days() public {
        d.review = 180 days + 1;
        _refuses(Errors.invalidPeriod(180 days + 1));
    }

    function test_RevertWhen_TheRulingIsOver180Days() public {
        d.ruling = 180 days + 1;
        _refuses(Errors.invalidPeriod(180 days + 1));
    }

    function test_AcceptsARulingOfZero() public {
        d.ruling = 0;
        _accepts();
    }

    function test_RevertWhen_TheNoticeIsShorterThanTheReview() public {
        d.notice = d.review - 1;
        _refuses(Errors.invalidPeriod(d.review - 1));
    }

    function test_AcceptsANoticeAsLongAsTheReview() public {
        d.notice = d.review;
        _accepts();
    }

    function test_RevertWhen_TheNoticeIsOver180Days() public {
        d.notice = 180 days + 1;
        _refuses(Errors.invalidPeriod(180 days + 1));
    }

    function test_AcceptsPeriodsOf180Days() public {
        (d.review, d.ruling, d.notice) = (180 days, 180 days, 180 days);
        _accepts();
    }

    function test_AcceptsACommitmentOfTwoYears() public {
        d.committedUntil = time() + 730 days;
        _accepts();
    }

    function test_RevertWhen_TheCommitmentIsOverTwoYears() public {
        d.committedUntil = time() + 730 days + 1;
        _refuses(Errors.committedTooLong(d.committedUntil));
    }

    // -------------------------------------------------------------------- form

    function test_RevertWhen_TheTermsAreAByteLong() public {
        _refusesForm(bytes.concat(pack(d), hex"00"), 250);
    }

    function test_RevertWhen_TheTermsAreAByteShort() public {
        bytes memory form = pack(d);
        assembly {
            mstore(form, 248)
        }
        _refusesForm(form, 248);
    }

    function test_RevertWhen_ThereAreNoTerms() public {
        _refusesForm("", 0);
    }

    // ----------------------------------------------------------------- support

    function _accepts() private {
        begin(d, 1 ether);
        assertAgreement(1 ether, 0, 0, 0, OPEN);
    }

    function _refuses(bytes memory refusal) private {
        use(d);
        vm.deal(d.client, 1 ether);
        vm.expectRevert(refusal);
        vm.prank(d.client);
        escrow.open{value: 1 ether}(packed, 1 ether, signTerms(WORKER_KEY, d), NEVER, "");
        assertAgreement(0, 0, 0, 0, 0);
    }

    function _refusesForm(bytes memory form, uint256 length) private {
        vm.expectRevert(Errors.termsLength(length));
        vm.prank(client);
        escrow.open(form, 0, "", NEVER, "");
        vm.expectRevert(Errors.termsLength(length));
        escrow.idOf(form);
    }
}
