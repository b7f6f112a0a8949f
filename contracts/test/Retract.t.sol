// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The worker takes a claim back.
contract RetractTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        claim(1, 2 ether);
    }

    function test_ReturnsTheSumToTheFundWhenTheWorkerCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Retracted(id, 1);
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        settle();
        assertAgreement(FUND, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Retracted);
    }

    function test_ReturnsTheSumByTheWorkersSignatureWhoeverSubmits() public {
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_ReturnsTheSumByALongSignature() public {
        _submit(signLong(WORKER_KEY, retractHash(id, 1)));
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_ReturnsTheSumForAWorkerThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.worker = address(wallet);
        use(d);
        wallet.accept(id);
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, "any", NEVER, "");
        claim(1, 2 ether);
        wallet.accept(digestOf(retractHash(id, 1)));
        _submit("any");
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_ReturnsTheSumToTheClientWhenClosed() public {
        quit();
        watch();
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
        moves(COIN, address(escrow), client, 2 ether);
        settle();
        assertAgreement(8 ether, 0, 0, 1, CLOSED);
    }

    function test_ReturnsTokensToTheClientWhenClosed() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        claim(1, 2 ether);
        quit();
        watch(address(token));
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
        moves(address(token), address(escrow), client, 2 ether);
        settle();
    }

    function test_ReturnsTheSumAfterTheReview() public {
        pass(30 days);
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
        assertAgreement(FUND, 0, 0, 1, OPEN);
    }

    function test_LetsAVoucherDrawTheSumAgain() public {
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
        watch();
        pay(FUND);
        moves(COIN, address(escrow), payee, 9.75 ether);
        credited(COIN, hub, 0.25 ether);
        settle();
    }

    function test_RevertWhen_TheClientCalls() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(client);
        escrow.retract(packed, 1, "");
    }

    function test_RevertWhen_TheClientSigned() public {
        bytes memory signature = sign(CLIENT_KEY, retractHash(id, 1));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(signature);
    }

    function test_RevertWhen_AnotherRoundWasSigned() public {
        bytes memory signature = sign(WORKER_KEY, retractHash(id, 2));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(signature);
    }

    function test_RevertWhen_ThereIsNoSuchClaim() public {
        _refuses(2, IEscrow.ClaimState.None);
    }

    function test_RevertWhen_TheClaimIsDisputed() public {
        object(1);
        _refuses(1, IEscrow.ClaimState.Disputed);
    }

    function test_RevertWhen_TheClaimWasCollected() public {
        pass(4 days);
        escrow.collect(packed, 1);
        _refuses(1, IEscrow.ClaimState.Collected);
    }

    function test_RevertWhen_TheClaimWasConceded() public {
        vm.prank(client);
        escrow.concede(packed, 1, 2 ether, "");
        _refuses(1, IEscrow.ClaimState.Conceded);
    }

    function test_RevertWhen_TheClaimWasRetracted() public {
        _submit(sign(WORKER_KEY, retractHash(id, 1)));
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

    function _submit(bytes memory signature) private {
        vm.prank(stranger);
        escrow.retract(packed, 1, signature);
    }

    function _refuses(uint16 round, IEscrow.ClaimState state) private {
        bytes memory signature = sign(WORKER_KEY, retractHash(id, round));
        vm.expectRevert(Errors.wrongClaimState(state));
        vm.prank(stranger);
        escrow.retract(packed, round, signature);
    }
}
