// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev Which bytes are a signature. The worker's `Quit` stands for every message.
contract SignaturesTest is EscrowFixture {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // --------------------------------------------------------------------- keys

    function test_AcceptsACompactSignature() public {
        _accepts(sign(WORKER_KEY, _hash()));
    }

    function test_AcceptsALongSignature() public {
        _accepts(signLong(WORKER_KEY, _hash()));
    }

    function test_AcceptsBothParitiesOfV() public {
        bool[2] memory seen;
        for (uint40 deadline = NEVER; !(seen[0] && seen[1]); deadline--) {
            begin(fullTerms());
            bytes32 digest = digestOf(quitHash(id, 0, deadline));
            (uint8 v,,) = vm.sign(WORKER_KEY, digest);
            seen[v - 27] = true;
            escrow.quit(packed, 0, deadline, compact(WORKER_KEY, digest));
            assertAgreement(FUND, 0, 0, 0, CLOSED);
        }
    }

    function test_RevertWhen_SIsHigh() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(WORKER_KEY, digestOf(_hash()));
        uint8 other = v == 27 ? 28 : 27;
        bytes32 high = bytes32(ORDER - uint256(s));
        vm.assertEq(ecrecover(digestOf(_hash()), other, r, high), worker);
        _refuses(abi.encodePacked(r, high, other));
    }

    function test_AcceptsAnSOfHalfTheOrder() public {
        _payWith(ORDER / 2, true);
        assertAgreement(FUND, 1 ether, 0, 0, OPEN);
    }

    function test_RevertWhen_SIsOneAboveHalfTheOrder() public {
        _payWith(ORDER / 2 + 1, false);
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_RevertWhen_VIsZeroOrOne() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(WORKER_KEY, digestOf(_hash()));
        _refuses(abi.encodePacked(r, s, v - 27));
    }

    function test_RevertWhen_TheLengthIs63() public {
        (, bytes32 r, bytes32 s) = vm.sign(WORKER_KEY, digestOf(_hash()));
        _refuses(abi.encodePacked(r, bytes31(s)));
    }

    function test_RevertWhen_TheLengthIs66() public {
        _refuses(bytes.concat(signLong(WORKER_KEY, _hash()), hex"00"));
    }

    function test_RevertWhen_TheLengthIsOne() public {
        _refuses(hex"1b");
    }

    function test_RevertWhen_TheDigestIsSignedAsAPersonalMessage() public {
        bytes32 personal = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", digestOf(_hash())));
        _refuses(long(WORKER_KEY, personal));
    }

    function test_RevertWhen_NobodySignsForAnApproverOfZero() public {
        begin(defaultTerms());
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, 1, MEMO, bytes.concat(hex"00", new bytes(65)));
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, 1, MEMO, bytes.concat(hex"00", new bytes(64)));
    }

    function test_RevertWhen_NobodySignsForTheOwnerZero() public {
        vm.expectRevert(Errors.badSignature(address(0)));
        escrow.withdrawCredit(address(0), COIN, stranger, 0, NEVER, new bytes(65));
    }

    // ---------------------------------------------------------------- contracts

    function test_AcceptsTheWordOfAContract() public {
        _asContract(Wallet.Manner.Proper);
        _accepts("any bytes of any length");
    }

    function test_AcceptsTheWordOfAContractThatSaysMore() public {
        _asContract(Wallet.Manner.Long);
        _accepts("any");
    }

    function test_AcceptsTheWordOfAContractThatNeedsNearlyAllItsGas() public {
        _asContract(Wallet.Manner.Slow);
        _accepts("any");
    }

    function test_AsksTheContractWithTheDigestAndTheSignature() public {
        _asContract(Wallet.Manner.Proper);
        bytes memory asked = abi.encodeCall(Wallet.isValidSignature, (digestOf(_hash()), hex"abcdef"));
        vm.expectCall(worker, asked, 1);
        _accepts(hex"abcdef");
    }

    function test_RevertWhen_TheContractAcceptsAnotherDigest() public {
        _asContract(Wallet.Manner.Proper);
        Wallet(payable(worker)).accept(digestOf(quitHash(id, 1, NEVER)));
        _refuses("any");
    }

    function test_RevertWhen_TheContractAnswersWithAnotherMagic() public {
        _asContract(Wallet.Manner.WrongMagic);
        _refuses("any");
    }

    function test_RevertWhen_TheContractAnswersWithLessThanAWord() public {
        _asContract(Wallet.Manner.Short);
        _refuses("any");
        // A recovery that fails leaves zeros where the answer will lie, which would complete it.
        _refuses(new bytes(65));
    }

    function test_RevertWhen_TheContractAnswersWithNothing() public {
        _asContract(Wallet.Manner.Empty);
        _refuses("any");
    }

    function test_RevertWhen_TheContractAnswersWithMoreThanTheMagicInTheWord() public {
        _asContract(Wallet.Manner.DirtyWord);
        _refuses("any");
    }

    function test_RevertWhen_TheContractReverts() public {
        _asContract(Wallet.Manner.Reverting);
        _refuses("any");
    }

    function test_RevertWhen_TheContractRevertsWithTheMagic() public {
        _asContract(Wallet.Manner.RevertingWithMagic);
        _refuses("any");
    }

    function test_RevertWhen_TheContractBurnsItsGas() public {
        _asContract(Wallet.Manner.Burning);
        uint256 before = gasleft();
        _refuses("any");
        vm.assertLe(before - gasleft(), 550_000, "gas that a signer can burn");
    }

    function test_RevertWhen_TheContractHasNoFallback() public {
        vm.etch(worker, address(token).code);
        _refuses("any");
    }

    function test_RevertWhen_TheSignerHasNoCode() public {
        _refuses("any");
    }

    function test_AcceptsTheKeyOfAnAccountWithCodeThatRefuses() public {
        vm.etch(worker, address(new Wallet()).code);
        _accepts(sign(WORKER_KEY, _hash()));
    }

    function test_AcceptsTheWordOfTheApproverWhenTheClientIsAContractThatBurns() public {
        vm.etch(client, address(new Wallet()).code);
        Wallet(payable(client)).behave(Wallet.Manner.Burning);
        vm.etch(approver, address(new Wallet()).code);
        Wallet(payable(approver)).accept(digestOf(voucherHash(id, 1 ether, MEMO)));
        escrow.pay(packed, 1 ether, MEMO, hex"00aa");
        assertAgreement(FUND, 1 ether, 0, 0, OPEN);
    }

    // ------------------------------------------------------------------ support

    function _hash() private view returns (bytes32) {
        return quitHash(id, 0, NEVER);
    }

    /// @dev Pays by a delegate for whom a signature with this s holds. Nobody has the delegate's key: it is what
    /// the precompile recovers from the signature, which is chosen first.
    function _payWith(uint256 s, bool accepted) private {
        bytes32 voucher = voucherHash(id, 1 ether, MEMO);
        IEscrow.Proof memory p;
        uint256 r;
        while (p.key == address(0)) p.key = ecrecover(digestOf(voucher), 27, bytes32(++r), bytes32(s));
        p.limit = 1 ether;
        p.delegation = sign(CLIENT_KEY, delegationHash(id, p.key, p.limit));
        p.signature = abi.encodePacked(r, s, uint8(27));
        if (!accepted) vm.expectRevert(Errors.badSignature(p.key));
        escrow.pay(packed, 1 ether, MEMO, proven(p));
    }

    /// @dev Puts a wallet's code at the worker's address, which accepts the message.
    function _asContract(Wallet.Manner manner) private {
        vm.etch(worker, address(new Wallet()).code);
        Wallet(payable(worker)).accept(digestOf(_hash()));
        Wallet(payable(worker)).behave(manner);
    }

    function _accepts(bytes memory signature) private {
        vm.prank(stranger);
        escrow.quit(packed, 0, NEVER, signature);
        assertAgreement(FUND, 0, 0, 0, CLOSED);
    }

    function _refuses(bytes memory signature) private {
        vm.expectRevert(Errors.badSignature(worker));
        vm.prank(stranger);
        escrow.quit(packed, 0, NEVER, signature);
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }
}
