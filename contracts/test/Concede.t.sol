// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The client gives in: the claim is paid at once.
contract ConcedeTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
    }

    // ------------------------------------------------------------ who concedes

    function test_PaysAPendingClaimWhenTheClientCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Conceded(id, 1);
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        _expectPaid();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Conceded);
    }

    function test_PaysWhenTheApproverCalls() public {
        watch();
        vm.prank(approver);
        escrow.concede(packed, 1, 2 ether, "");
        _expectPaid();
    }

    function test_PaysByTheClientsSignatureWhoeverSubmits() public {
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
    }

    function test_PaysByTheApproversSignature() public {
        watch();
        _submit(signLong(APPROVER_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
    }

    function test_PaysForAClientThatIsAContract() public {
        Wallet wallet = new Wallet();
        vm.deal(address(wallet), FUND);
        IEscrow.Terms memory d = fullTerms();
        d.client = address(wallet);
        begin(d);
        claim(1, 2 ether);
        wallet.accept(digestOf(concedeHash(id, 1, 2 ether)));
        watch();
        _submit("any");
        _expectPaid();
    }

    function test_RevertWhen_AStrangerCalls() public {
        vm.expectRevert(Errors.notTheSigner(client));
        _submit("");
    }

    function test_RevertWhen_TheWorkerSigned() public {
        bytes memory signature = sign(WORKER_KEY, concedeHash(id, 1, 2 ether));
        vm.expectRevert(Errors.badSignature(client));
        _submit(signature);
    }

    function test_RevertWhen_AnotherRoundWasSigned() public {
        bytes memory signature = sign(CLIENT_KEY, concedeHash(id, 2, 2 ether));
        vm.expectRevert(Errors.badSignature(client));
        _submit(signature);
    }

    function test_RevertWhen_AnotherSumWasSigned() public {
        bytes memory signature = sign(CLIENT_KEY, concedeHash(id, 1, 3 ether));
        vm.expectRevert(Errors.badSignature(client));
        _submit(signature);
    }

    // --------------------------------------------------------------- which sum

    function test_RevertWhen_TheSumIsOneLessThanTheClaims() public {
        _refusesSum(2 ether - 1);
    }

    function test_RevertWhen_TheSumIsOneMoreThanTheClaims() public {
        _refusesSum(2 ether + 1);
    }

    function test_RevertWhen_TheClientCallsWithAnotherSum() public {
        vm.expectRevert(Errors.invalidSum(3 ether, 2 ether));
        vm.prank(client);
        escrow.concede(packed, 1, 3 ether, "");
    }

    /// @dev A reorganisation put a larger claim where the one was that the client conceded.
    function test_RevertWhen_AnotherClaimCameToStandInTheRound() public {
        begin(fullTerms());
        uint256 state = vm.snapshotState();
        claim(1, 1 ether);
        bytes memory signature = sign(CLIENT_KEY, concedeHash(id, 1, 1 ether));
        vm.revertToState(state);
        claim(1, 3 ether);
        vm.expectRevert(Errors.invalidSum(1 ether, 3 ether));
        escrow.concede(packed, 1, 1 ether, signature);
        vm.expectRevert(Errors.badSignature(client));
        escrow.concede(packed, 1, 3 ether, signature);
        assertClaim(1, 3 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    // ------------------------------------------------------------ what is paid

    function test_PaysInTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        claim(1, 2 ether);
        object(1);
        quit();
        watch(address(token));
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        moves(address(token), address(escrow), payee, 1.95 ether);
        moves(address(token), address(escrow), client, 0.1 ether);
        credited(address(token), hub, 0.05 ether);
        settle();
    }

    function test_PaysAPendingClaimAfterTheReview() public {
        pass(30 days);
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
    }

    function test_PaysAPendingClaimOfAClosedAgreement() public {
        quit();
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
        assertAgreement(8 ether, 0, 0, 1, CLOSED);
    }

    function test_ReturnsTheArbitersFeeOfADisputeToTheFund() public {
        object(1);
        assertAgreement(7.9 ether, 0, 0, 1, OPEN);
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Conceded);
    }

    function test_ReturnsTheArbitersFeeToTheClientWhenClosed() public {
        object(1);
        quit();
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        moves(COIN, address(escrow), client, 0.1 ether);
        _expectPaid();
        assertAgreement(7.9 ether, 0, 0, 1, CLOSED);
    }

    function test_PaysADisputeAfterTheRulingPeriod() public {
        object(1);
        pass(30 days);
        watch();
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _expectPaid();
    }

    // ------------------------------------------------------------ in what state

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        _refuses(2, IEscrow.ClaimState.None);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        pass(4 days);
        escrow.collect(packed, 1);
        _refuses(1, IEscrow.ClaimState.Collected);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        _submit(sign(CLIENT_KEY, concedeHash(id, 1, 2 ether)));
        _refuses(1, IEscrow.ClaimState.Conceded);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        _refuses(1, IEscrow.ClaimState.Retracted);
    }

    function test_RevertWhen_TheClaimWasRuled() public {
        object(1);
        rule(1, 0);
        _refuses(1, IEscrow.ClaimState.Ruled);
    }

    function test_RevertWhen_TheClaimHasLapsed() public {
        object(1);
        pass(15 days);
        escrow.lapse(packed, 1);
        _refuses(1, IEscrow.ClaimState.Lapsed);
    }

    // ----------------------------------------------------------------- support

    function _submit(bytes memory signature) private {
        vm.prank(stranger);
        escrow.concede(packed, 1, 2 ether, signature);
    }

    function _refusesSum(uint96 sum) private {
        bytes memory signature = sign(CLIENT_KEY, concedeHash(id, 1, sum));
        vm.expectRevert(Errors.invalidSum(sum, 2 ether));
        vm.prank(stranger);
        escrow.concede(packed, 1, sum, signature);
    }

    function _refuses(uint16 round, IEscrow.ClaimState state) private {
        bytes memory signature = sign(CLIENT_KEY, concedeHash(id, round, 2 ether));
        vm.expectRevert(Errors.wrongClaimState(state));
        vm.prank(stranger);
        escrow.concede(packed, round, 2 ether, signature);
    }

    function _expectPaid() private {
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }
}
