// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The client announces the end.
/// Rule 3.
contract NoticeTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // -------------------------------------------------------- who gives notice

    function test_GivesNoticeWhenTheClientCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.NoticeGiven(id, time() + 7 days);
        vm.prank(client);
        escrow.giveNotice(packed, NEVER, "");
        settle();
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_GivesNoticeByTheClientsSignatureWhoeverSubmits() public {
        _submit(NEVER, sign(CLIENT_KEY, noticeHash(id, NEVER)));
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_GivesNoticeByALongSignature() public {
        _submit(NEVER, signLong(CLIENT_KEY, noticeHash(id, NEVER)));
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_GivesNoticeForAClientThatIsAContract() public {
        Wallet wallet = new Wallet();
        vm.deal(address(wallet), FUND);
        IEscrow.Terms memory d = fullTerms();
        d.client = address(wallet);
        begin(d);
        wallet.accept(digestOf(noticeHash(id, NEVER)));
        _submit(NEVER, "any");
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_RevertWhen_TheApproverCalls() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(approver);
        escrow.giveNotice(packed, NEVER, "");
    }

    function test_RevertWhen_TheApproverSigned() public {
        bytes memory signature = sign(APPROVER_KEY, noticeHash(id, NEVER));
        vm.expectRevert(Errors.badSignature(client));
        _submit(NEVER, signature);
    }

    function test_RevertWhen_TheWorkerCalls() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(worker);
        escrow.giveNotice(packed, NEVER, "");
    }

    function test_RevertWhen_AnotherDeadlineWasSigned() public {
        bytes memory signature = sign(CLIENT_KEY, noticeHash(id, NEVER - 1));
        vm.expectRevert(Errors.badSignature(client));
        _submit(NEVER, signature);
    }

    // -------------------------------------------------------------------- when

    function test_GivesNoticeInTheLastSecondOfTheDeadline() public {
        _submit(time(), sign(CLIENT_KEY, noticeHash(id, time())));
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        bytes memory signature = sign(CLIENT_KEY, noticeHash(id, time() - 1));
        vm.expectRevert(Errors.expired(time() - 1));
        _submit(time() - 1, signature);
    }

    function test_GivesNoticeInTheFirstSecondAfterTheCommitment() public {
        _beginCommitted();
        vm.warp(t.committedUntil);
        giveNotice();
        assertAgreement(FUND, 0, time() + 7 days, 0, OPEN);
    }

    function test_RevertWhen_TheClientIsCommitted() public {
        _beginCommitted();
        vm.warp(t.committedUntil - 1);
        vm.expectRevert(Errors.tooEarly(t.committedUntil));
        giveNotice();
    }

    function test_RevertWhen_NoticeWasGivenBefore() public {
        giveNotice();
        uint40 noticeEnd = time() + 7 days;
        pass(1 days);
        vm.expectRevert(Errors.noticeRan(noticeEnd));
        giveNotice();
    }

    function test_RevertWhen_NoticeRanOut() public {
        giveNotice();
        uint40 noticeEnd = time() + 7 days;
        pass(30 days);
        vm.expectRevert(Errors.noticeRan(noticeEnd));
        giveNotice();
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        giveNotice();
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        quit();
        vm.expectRevert(Errors.notOpen(id));
        giveNotice();
    }

    function _submit(uint40 deadline, bytes memory signature) private {
        vm.prank(stranger);
        escrow.giveNotice(packed, deadline, signature);
    }

    function _beginCommitted() private {
        IEscrow.Terms memory d = fullTerms();
        d.committedUntil = time() + 365 days;
        begin(d);
    }
}
