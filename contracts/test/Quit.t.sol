// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The worker ends the agreement.
contract QuitTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        pay(4 ether);
    }

    function test_RefundsTheClientWhenTheWorkerCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.QuitByWorker(id, 6 ether);
        vm.prank(worker);
        escrow.quit(packed, 0, NEVER, "");
        moves(COIN, address(escrow), client, 6 ether);
        settle();
        assertAgreement(FUND, 4 ether, 0, 0, CLOSED);
    }

    function test_RefundsTheClientByTheWorkersSignatureWhoeverSubmits() public {
        watch();
        _submit(4 ether, NEVER, sign(WORKER_KEY, quitHash(id, 4 ether, NEVER)));
        moves(COIN, address(escrow), client, 6 ether);
        settle();
    }

    function test_RefundsTheClientByALongSignature() public {
        watch();
        _submit(4 ether, NEVER, signLong(WORKER_KEY, quitHash(id, 4 ether, NEVER)));
        moves(COIN, address(escrow), client, 6 ether);
        settle();
    }

    function test_RefundsTheClientOfAWorkerThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.worker = address(wallet);
        use(d);
        wallet.accept(id);
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, "any", NEVER, "");
        wallet.accept(digestOf(quitHash(id, 0, NEVER)));
        watch();
        _submit(0, NEVER, "any");
        moves(COIN, address(escrow), client, FUND);
        settle();
    }

    function test_RefundsTokens() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        watch(address(token));
        quit();
        moves(address(token), address(escrow), client, FUND);
        settle();
    }

    function test_ClosesADrawnAgreementWithoutARefund() public {
        pay(FUND);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.QuitByWorker(id, 0);
        quit();
        settle();
        assertAgreement(FUND, FUND, 0, 0, CLOSED);
    }

    function test_QuitsThoughMoreIsDrawnThanNamed() public {
        pay(5 ether);
        watch();
        _submit(4 ether, NEVER, sign(WORKER_KEY, quitHash(id, 4 ether, NEVER)));
        moves(COIN, address(escrow), client, 5 ether);
        settle();
    }

    function test_QuitsDuringNoticeAndLeavesClaimsAlive() public {
        claim(1, 2 ether);
        giveNotice();
        watch();
        quit();
        moves(COIN, address(escrow), client, 4 ether);
        settle();
        assertAgreement(8 ether, 4 ether, time() + 7 days, 1, CLOSED);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    function test_QuitsInTheLastSecondOfTheDeadline() public {
        _submit(0, time(), sign(WORKER_KEY, quitHash(id, 0, time())));
        assertAgreement(FUND, 4 ether, 0, 0, CLOSED);
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        bytes memory signature = sign(WORKER_KEY, quitHash(id, 0, time() - 1));
        vm.expectRevert(Errors.expired(time() - 1));
        _submit(0, time() - 1, signature);
    }

    function test_RevertWhen_LessIsDrawnThanNamed() public {
        bytes memory signature = sign(WORKER_KEY, quitHash(id, 4 ether + 1, NEVER));
        vm.expectRevert(Errors.notYetDrawn(4 ether + 1, 4 ether));
        _submit(4 ether + 1, NEVER, signature);
    }

    function test_RevertWhen_AnotherTotalWasSigned() public {
        bytes memory signature = sign(WORKER_KEY, quitHash(id, 5 ether, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(4 ether, NEVER, signature);
    }

    function test_RevertWhen_TheClientCalls() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(client);
        escrow.quit(packed, 0, NEVER, "");
    }

    function test_RevertWhen_ThePayeeCalls() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(payee);
        escrow.quit(packed, 0, NEVER, "");
    }

    function test_RevertWhen_TheClientSigned() public {
        bytes memory signature = sign(CLIENT_KEY, quitHash(id, 0, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(0, NEVER, signature);
    }

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        quit();
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        quit();
        vm.expectRevert(Errors.notOpen(id));
        quit();
    }

    function _submit(uint96 total, uint40 deadline, bytes memory signature) private {
        vm.prank(stranger);
        escrow.quit(packed, total, deadline, signature);
    }
}
