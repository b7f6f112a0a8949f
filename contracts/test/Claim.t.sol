// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev A worker asks for what was not approved.
contract ClaimTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // -------------------------------------------------------------- who claims

    function test_ClaimsWhenTheWorkerCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Claimed(id, 1, 2 ether, time() + 3 days, EVIDENCE);
        vm.prank(worker);
        escrow.claim(packed, 1, 2 ether, EVIDENCE, 0, NEVER, "");
        settle();
        assertAgreement(8 ether, 0, 0, 1, OPEN);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Pending);
    }

    function test_ClaimsByTheWorkersSignatureWhoeverSubmits() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Claimed(id, 1, 2 ether, time() + 3 days, EVIDENCE);
        _submit(1, 2 ether, 0, NEVER, sign(WORKER_KEY, _hash(1, 2 ether, 0, NEVER)));
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_ClaimsByALongSignature() public {
        _submit(1, 2 ether, 0, NEVER, signLong(WORKER_KEY, _hash(1, 2 ether, 0, NEVER)));
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_ClaimsForAWorkerThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.worker = address(wallet);
        use(d);
        wallet.accept(id);
        vm.prank(client);
        escrow.open{value: FUND}(packed, FUND, "any", NEVER, "");
        wallet.accept(digestOf(_hash(1, 2 ether, 0, NEVER)));
        _submit(1, 2 ether, 0, NEVER, "any");
        assertAgreement(8 ether, 0, 0, 1, OPEN);
    }

    function test_RevertWhen_TheClientCalls() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(client);
        escrow.claim(packed, 1, 1, EVIDENCE, 0, NEVER, "");
    }

    function test_RevertWhen_ThePayeeCalls() public {
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(payee);
        escrow.claim(packed, 1, 1, EVIDENCE, 0, NEVER, "");
    }

    function test_RevertWhen_SomebodyElseSigned() public {
        bytes memory signature = sign(STRANGER_KEY, _hash(1, 1, 0, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(1, 1, 0, NEVER, signature);
    }

    function test_RevertWhen_AnotherSumWasSigned() public {
        bytes memory signature = sign(WORKER_KEY, _hash(1, 2, 0, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(1, 1, 0, NEVER, signature);
    }

    function test_RevertWhen_AnotherBeginningWasSigned() public {
        bytes memory signature = sign(WORKER_KEY, _hash(1, 1, 1, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(1, 1, 0, NEVER, signature);
    }

    function test_RevertWhen_OtherEvidenceWasSigned() public {
        bytes memory signature = sign(WORKER_KEY, claimHash(id, 1, 1, REASON, 0, NEVER));
        vm.expectRevert(Errors.badSignature(worker));
        _submit(1, 1, 0, NEVER, signature);
    }

    // --------------------------------------------------------------- which round

    function test_RevertWhen_TheRoundIsZero() public {
        vm.expectRevert(Errors.wrongRound(1, 0));
        claim(0, 1);
    }

    function test_RevertWhen_TheRoundIsSkipped() public {
        vm.expectRevert(Errors.wrongRound(1, 2));
        claim(2, 1);
    }

    function test_RevertWhen_ASignedClaimIsSubmittedAgain() public {
        bytes memory signature = sign(WORKER_KEY, _hash(1, 1, 0, NEVER));
        _submit(1, 1, 0, NEVER, signature);
        pass(4 days);
        vm.expectRevert(Errors.wrongRound(2, 1));
        _submit(1, 1, 0, NEVER, signature);
    }

    function test_RevertWhen_TheRoundsAreUsedUp() public {
        _setRound(type(uint16).max);
        vm.expectRevert(Errors.wrongRound(65_536, 65_535));
        claim(65_535, 1);
        vm.expectRevert(Errors.wrongRound(65_536, 0));
        claim(0, 1);
    }

    function test_ClaimsInTheLastRound() public {
        _setRound(type(uint16).max - 1);
        claim(65_535, 1);
        assertAgreement(FUND - 1, 0, 0, 65_535, OPEN);
    }

    // --------------------------------------------------------------- not open

    function test_RevertWhen_TheAgreementWasNeverOpened() public {
        use(fullTerms());
        vm.expectRevert(Errors.notOpen(id));
        claim(1, 1);
    }

    function test_RevertWhen_TheAgreementIsClosed() public {
        quit();
        vm.expectRevert(Errors.notOpen(id));
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

    /// @dev As after that many claims.
    function _setRound(uint16 round) private {
        bytes32 slot = keccak256(abi.encode(id, 0));
        uint256 word = uint256(vm.load(address(escrow), slot));
        vm.store(address(escrow), slot, bytes32(word | uint256(round) << 232));
        assertAgreement(FUND, 0, 0, round, OPEN);
    }
}
