// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev How an agreement begins, and who consented to it.
/// Rule 7, Rule 11.
contract OpenTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        use(fullTerms());
    }

    // ---------------------------------------------------------- the client calls

    function test_OpensWithCoinOfTheCallingClient() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Opened(id, client, worker, FUND, packed);
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
        moves(COIN, client, address(escrow), FUND);
        settle();
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_OpensWithTokensOfTheCallingClient() public {
        _useToken();
        give(address(token), client, FUND);
        watch(address(token));
        vm.expectEmit(address(escrow));
        emit IEscrow.Opened(id, client, worker, FUND, packed);
        vm.prank(client);
        escrow.open(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
        moves(address(token), client, address(escrow), FUND);
        settle();
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_OpensWithoutMoney() public {
        watch();
        vm.prank(client);
        escrow.open(packed, 0, signTerms(WORKER_KEY, t), NEVER, "");
        settle();
        assertAgreement(0, 0, 0, 0, OPEN);
    }

    function test_OpensWithoutTokensAskingNothingOfTheToken() public {
        _useToken();
        vm.expectCall(address(token), "", 0);
        vm.prank(client);
        escrow.open(packed, 0, signTerms(WORKER_KEY, t), NEVER, "");
        assertAgreement(0, 0, 0, 0, OPEN);
    }

    function test_OpensInTheLastSecondOfTheDeadline() public {
        vm.prank(client);
        escrow.open(packed, 0, signTerms(WORKER_KEY, t), time(), "");
        assertAgreement(0, 0, 0, 0, OPEN);
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        vm.expectRevert(Errors.expired(time() - 1));
        vm.prank(client);
        escrow.open(packed, 0, signTerms(WORKER_KEY, t), time() - 1, "");
    }

    // -------------------------------------------------- somebody else calls

    function test_OpensWithCoinOfAStrangerAndTheClientsSignature() public {
        bytes memory yes = sign(CLIENT_KEY, openHash(id, FUND, NEVER));
        watch();
        vm.prank(stranger);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, yes);
        moves(COIN, stranger, address(escrow), FUND);
        settle();
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_OpensWithTokensOfTheClientThoughAStrangerCalls() public {
        _useToken();
        give(address(token), client, FUND);
        give(address(token), stranger, FUND);
        bytes memory yes = sign(CLIENT_KEY, openHash(id, FUND, NEVER));
        watch(address(token));
        vm.prank(stranger);
        escrow.open(packed, FUND, signTerms(WORKER_KEY, t), NEVER, yes);
        moves(address(token), client, address(escrow), FUND);
        settle();
    }

    function test_OpensWithLongSignatures() public {
        bytes memory yes = signLong(CLIENT_KEY, openHash(id, 1, NEVER));
        vm.prank(stranger);
        escrow.open{value: 1}(packed, 1, long(WORKER_KEY, id), NEVER, yes);
        assertAgreement(1, 0, 0, 0, OPEN);
    }

    function test_OpensWhenTheWorkerCallsWithTheClientsSignature() public {
        bytes memory yes = sign(CLIENT_KEY, openHash(id, 1, NEVER));
        vm.prank(worker);
        escrow.open{value: 1}(packed, 1, "", NEVER, yes);
        assertAgreement(1, 0, 0, 0, OPEN);
    }

    function test_OpensForAClientThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.client = address(wallet);
        use(d);
        wallet.accept(digestOf(openHash(id, 1, NEVER)));
        vm.prank(stranger);
        escrow.open{value: 1}(packed, 1, signTerms(WORKER_KEY, t), NEVER, "any");
        assertAgreement(1, 0, 0, 0, OPEN);
    }

    function test_OpensForAWorkerThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.worker = address(wallet);
        use(d);
        wallet.accept(id);
        vm.prank(client);
        escrow.open{value: 1}(packed, 1, "any", NEVER, "");
        assertAgreement(1, 0, 0, 0, OPEN);
    }

    // ------------------------------------------------------ without consent

    function test_RevertWhen_AStrangerCallsWithoutTheClientsSignature() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(stranger);
        escrow.open{value: 1}(packed, 1, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_TheApproverCallsWithoutTheClientsSignature() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(approver);
        escrow.open{value: 1}(packed, 1, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_TheApproverSignedForTheClient() public {
        _refusesClientSignature(sign(APPROVER_KEY, openHash(id, 1, NEVER)));
    }

    function test_RevertWhen_TheClientSignedAnotherAmount() public {
        _refusesClientSignature(sign(CLIENT_KEY, openHash(id, 2, NEVER)));
    }

    function test_RevertWhen_TheClientSignedAnotherDeadline() public {
        _refusesClientSignature(sign(CLIENT_KEY, openHash(id, 1, NEVER - 1)));
    }

    function test_RevertWhen_TheClientSignedTheTermsOnly() public {
        _refusesClientSignature(signTerms(CLIENT_KEY, t));
    }

    function test_RevertWhen_TheWorkerDidNotSign() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(client);
        escrow.open{value: 1}(packed, 1, "", NEVER, "");
    }

    function test_RevertWhen_SomebodyElseSignedForTheWorker() public {
        vm.expectRevert(Errors.badSignature(worker));
        vm.prank(client);
        escrow.open{value: 1}(packed, 1, signTerms(CLIENT_KEY, t), NEVER, "");
    }

    function test_RevertWhen_TheWorkerSignedOtherTerms() public {
        bytes memory accepted = signTerms(WORKER_KEY, t);
        IEscrow.Terms memory d = t;
        d.fallbackBps = 0;
        use(d);
        vm.expectRevert(Errors.badSignature(worker));
        vm.prank(client);
        escrow.open{value: 1}(packed, 1, accepted, NEVER, "");
    }

    // ------------------------------------------------------------- used already

    function test_RevertWhen_TheAgreementIsOpenAlready() public {
        open(t, FUND);
        vm.expectRevert(Errors.alreadyUsed(id));
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        open(t, FUND);
        quit();
        vm.expectRevert(Errors.alreadyUsed(id));
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    // -------------------------------------------------------------------- value

    function test_RevertWhen_LessCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(FUND, FUND - 1));
        vm.prank(client);
        escrow.open{value: FUND - 1}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_MoreCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(FUND, FUND + 1));
        vm.prank(client);
        escrow.open{value: FUND + 1}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_NoCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(FUND, 0));
        vm.prank(client);
        escrow.open(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function test_RevertWhen_CoinIsSentForATokenAgreement() public {
        _useToken();
        give(address(token), client, FUND);
        vm.expectRevert(Errors.wrongValue(0, FUND));
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    // ----------------------------------------------------------------- support

    function _useToken() private {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        use(d);
    }

    function _refusesClientSignature(bytes memory signature) private {
        vm.expectRevert(Errors.badSignature(client));
        vm.prank(stranger);
        escrow.open{value: 1}(packed, 1, signTerms(WORKER_KEY, t), NEVER, signature);
    }
}
