// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Errors} from "../support/Errors.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev Bytes that nobody signed are no signature.
/// Rule 7.
contract ForgeriesFuzzTest is EscrowFixture {
    function testFuzz_AnyBytesAreRefused(bytes calldata forged) public {
        begin(defaultTerms());
        vm.assume(forged.length > 0);
        _refuses(forged);
    }

    function testFuzz_AnySixtyFourOrSixtyFiveBytesAreRefused(bytes32 r, bytes32 s, uint8 v, bool compact_)
        public
    {
        begin(defaultTerms());
        _refuses(compact_ ? abi.encodePacked(r, s) : abi.encodePacked(r, s, v % 2 == 0 ? 27 : 28));
    }

    function testFuzz_AnyKeyButThoseOfClientAndApproverIsRefused(uint256 key) public {
        begin(fullTerms());
        key = bound(key, 1, type(uint128).max);
        vm.assume(key != CLIENT_KEY && key != APPROVER_KEY);
        _refuses(sign(key, voucherHash(id, 1 ether, MEMO)));
    }

    function testFuzz_ASignatureWithABitChangedIsRefused(uint256 bit, bool compact_) public {
        begin(defaultTerms());
        bytes32 hash = voucherHash(id, 1 ether, MEMO);
        bytes memory forged = compact_ ? sign(CLIENT_KEY, hash) : signLong(CLIENT_KEY, hash);
        bit = bound(bit, 0, 8 * forged.length - 1);
        forged[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        _refuses(forged);
    }

    function testFuzz_AVoucherIsGoodForItsOwnTotalAndMemoOnly(
        uint96 total,
        uint96 other,
        bytes32 memo,
        bytes32 memo_
    ) public {
        begin(defaultTerms());
        total = uint96(bound(total, 1, FUND));
        other = uint96(bound(other, 1, FUND));
        bytes memory yes = approval(CLIENT_KEY, id, total, memo);
        bool good = total == other && memo == memo_;
        if (!good) vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, other, memo_, yes);
        assertAgreement(FUND, good ? total : 0, 0, 0, OPEN);
        if (good) return;
        escrow.pay(packed, total, memo, yes);
        assertAgreement(FUND, total, 0, 0, OPEN);
    }

    /// @dev A proof whose bytes are anything does not pay, whatever it makes the decoder do.
    function testFuzz_AnyBytesAreNoProof(bytes calldata forged) public {
        begin(defaultTerms());
        (bool ok,) = address(escrow)
            .call(abi.encodeCall(IEscrow.pay, (packed, 1 ether, MEMO, bytes.concat(hex"01", forged))));
        vm.assertFalse(ok);
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function testFuzz_AProofWithAWordChangedPaysNothingOrTheSame(uint256 word, bytes32 value) public {
        begin(defaultTerms());
        IEscrow.Proof memory p;
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 1 ether, MEMO));
        (p.key, p.limit) = (delegate, 2 ether);
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, 2 ether));
        bytes memory proof = proven(p);
        word = bound(word, 0, (proof.length - 1) / 32 - 1);
        assembly {
            mstore(add(add(proof, 33), mul(word, 32)), value)
        }
        (bool ok,) = address(escrow).call(abi.encodeCall(IEscrow.pay, (packed, 1 ether, MEMO, proof)));
        assertAgreement(FUND, ok ? 1 ether : 0, 0, 0, OPEN);
        vm.assertEq(worker.balance, ok ? 2 ether : 1 ether);
        vm.assertEq(address(this).balance, 1_000 ether);
    }

    function _refuses(bytes memory forged) private {
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, 1 ether, MEMO, bytes.concat(hex"00", forged));
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }
}
