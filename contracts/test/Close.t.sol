// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev Both end the agreement at a final total.
contract CloseTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        pay(1 ether);
    }

    // ---------------------------------------------------------------- who signs

    function test_ClosesByBothSignaturesWhoeverSubmits() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.ClosedTogether(id, 4 ether, 6 ether);
        _close(stranger, 0, 4 ether);
        _expectClosed(4 ether);
    }

    function test_ClosesWhenTheClientCallsWithTheWorkersSignature() public {
        bytes memory signature = signLong(WORKER_KEY, closeHash(id, 0, 4 ether, NEVER));
        watch();
        vm.prank(client);
        escrow.close(packed, 0, 4 ether, NEVER, "", signature);
        _expectClosed(4 ether);
    }

    function test_ClosesWhenTheWorkerCallsWithTheClientsSignature() public {
        bytes memory signature = signLong(CLIENT_KEY, closeHash(id, 0, 4 ether, NEVER));
        watch();
        vm.prank(worker);
        escrow.close(packed, 0, 4 ether, NEVER, signature, "");
        _expectClosed(4 ether);
    }

    function test_ClosesForPartiesThatAreContracts() public {
        Wallet a = new Wallet();
        Wallet b = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        (d.client, d.worker) = (address(a), address(b));
        use(d);
        a.accept(digestOf(openHash(id, FUND, NEVER)));
        b.accept(id);
        escrow.open{value: FUND}(packed, FUND, "any", NEVER, "any");
        a.accept(digestOf(closeHash(id, 0, 4 ether, NEVER)));
        b.accept(digestOf(closeHash(id, 0, 4 ether, NEVER)));
        meet(address(a));
        watch();
        escrow.close(packed, 0, 4 ether, NEVER, "any", "any");
        moves(COIN, address(escrow), payee, 3.9 ether);
        moves(COIN, address(escrow), address(a), 6 ether);
        credited(COIN, hub, 0.1 ether);
        settle();
    }

    function test_RevertWhen_TheClientDidNotSign() public {
        bytes memory signature = sign(WORKER_KEY, closeHash(id, 0, 4 ether, NEVER));
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(worker);
        escrow.close(packed, 0, 4 ether, NEVER, "", signature);
    }

    function test_RevertWhen_TheWorkerDidNotSign() public {
        bytes memory signature = sign(CLIENT_KEY, closeHash(id, 0, 4 ether, NEVER));
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(client);
        escrow.close(packed, 0, 4 ether, NEVER, signature, "");
    }

    function test_RevertWhen_TheWorkersSignatureIsTheClients() public {
        bytes memory signature = sign(CLIENT_KEY, closeHash(id, 0, 4 ether, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        escrow.close(packed, 0, 4 ether, NEVER, signature, signature);
    }

    function test_RevertWhen_TheApproverSignedForTheClient() public {
        bytes memory byApprover = sign(APPROVER_KEY, closeHash(id, 0, 4 ether, NEVER));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, 0, 4 ether, NEVER));
        vm.expectRevert(Errors.badSignature(client));
        escrow.close(packed, 0, 4 ether, NEVER, byApprover, byWorker);
    }

    function test_RevertWhen_AnotherTotalWasSigned() public {
        bytes memory byClient = sign(CLIENT_KEY, closeHash(id, 0, 4 ether, NEVER));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, 0, 5 ether, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        escrow.close(packed, 0, 4 ether, NEVER, byClient, byWorker);
    }

    // ---------------------------------------------------------------- how much

    function test_ClosesAtWhatIsDrawnAndPaysNothing() public {
        watch();
        _close(stranger, 0, 1 ether);
        moves(COIN, address(escrow), client, 9 ether);
        settle();
        assertAgreement(FUND, 1 ether, 0, 0, CLOSED);
    }

    function test_ClosesAtTheWholeFundAndRefundsNothing() public {
        watch();
        _close(stranger, 0, FUND);
        moves(COIN, address(escrow), payee, 8.775 ether);
        credited(COIN, hub, 0.225 ether);
        settle();
        assertAgreement(FUND, FUND, 0, 0, CLOSED);
    }

    function test_ClosesInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        watch(address(token));
        _close(stranger, 0, 4 ether);
        moves(address(token), address(escrow), payee, 3.9 ether);
        moves(address(token), address(escrow), client, 6 ether);
        credited(address(token), hub, 0.1 ether);
        settle();
    }

    function test_RevertWhen_TheTotalIsBelowWhatIsDrawn() public {
        _refuses(0, 1 ether - 1, NEVER, Errors.belowDrawn(1 ether - 1, 1 ether));
    }

    function test_RevertWhen_TheTotalIsAboveTheFund() public {
        _refuses(0, FUND + 1, NEVER, Errors.notCovered(FUND + 1, FUND));
    }

    // ------------------------------------------------------------------ rounds

    function test_LeavesPendingClaimsAlive() public {
        claim(1, 2 ether);
        watch();
        _close(stranger, 1, 4 ether);
        moves(COIN, address(escrow), payee, 2.925 ether);
        moves(COIN, address(escrow), client, 4 ether);
        credited(COIN, hub, 0.075 ether);
        settle();
        assertAgreement(8 ether, 4 ether, 0, 1, CLOSED);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    function test_RevertWhen_AClaimSlippedIn() public {
        claim(1, 2 ether);
        _refuses(0, 4 ether, NEVER, Errors.wrongRound(1, 0));
    }

    function test_RevertWhen_TheRoundIsAhead() public {
        _refuses(1, 4 ether, NEVER, Errors.wrongRound(0, 1));
    }

    // -------------------------------------------------------------------- when

    function test_ClosesDuringNotice() public {
        giveNotice();
        watch();
        _close(stranger, 0, 4 ether);
        moves(COIN, address(escrow), payee, 2.925 ether);
        moves(COIN, address(escrow), client, 6 ether);
        credited(COIN, hub, 0.075 ether);
        settle();
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        _refuses(0, 4 ether, time() - 1, Errors.expired(time() - 1));
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        _refuses(0, 0, NEVER, Errors.notOpen(id));
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        _close(stranger, 0, 4 ether);
        _refuses(0, 4 ether, NEVER, Errors.notOpen(id));
    }

    // ----------------------------------------------------------------- support

    function _close(address submitter, uint16 round, uint96 total) private {
        bytes memory byClient = sign(CLIENT_KEY, closeHash(id, round, total, NEVER));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, round, total, NEVER));
        vm.prank(submitter);
        escrow.close(packed, round, total, NEVER, byClient, byWorker);
    }

    function _refuses(uint16 round, uint96 total, uint40 deadline, bytes memory refusal) private {
        bytes memory byClient = sign(CLIENT_KEY, closeHash(id, round, total, deadline));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, round, total, deadline));
        vm.expectRevert(refusal);
        escrow.close(packed, round, total, deadline, byClient, byWorker);
    }

    /// @dev From 1 drawn to `total`.
    function _expectClosed(uint96 total) private {
        uint256 amount = total - 1 ether;
        moves(COIN, address(escrow), payee, amount - amount / 40);
        moves(COIN, address(escrow), client, FUND - total);
        credited(COIN, hub, amount / 40);
        settle();
        assertAgreement(FUND, total, 0, 0, CLOSED);
    }
}
