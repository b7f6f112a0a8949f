// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Hashes} from "./Hashes.sol";
import {vm} from "./Vm.sol";

/// @dev Signatures of keys, and what is built from them.
abstract contract Signing is Hashes {
    /// @dev Of the escrow under test, on the chain where the test began.
    bytes32 internal domain;

    function idOf(IEscrow.Terms memory t) internal view returns (bytes32) {
        return typedHash(domain, termsHash(t));
    }

    function digestOf(bytes32 structHash) internal view returns (bytes32) {
        return typedHash(domain, structHash);
    }

    /// @dev 64 bytes, EIP-2098.
    function compact(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, uint256(s) | (uint256(v - 27) << 255));
    }

    /// @dev 65 bytes.
    function long(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function sign(uint256 key, bytes32 structHash) internal view returns (bytes memory) {
        return compact(key, digestOf(structHash));
    }

    function signLong(uint256 key, bytes32 structHash) internal view returns (bytes memory) {
        return long(key, digestOf(structHash));
    }

    function signTerms(uint256 key, IEscrow.Terms memory t) internal view returns (bytes memory) {
        return compact(key, idOf(t));
    }

    /// @dev A voucher's approval: the byte 0x00 and a plain signature.
    function approval(uint256 key, bytes32 id, uint96 total, bytes32 memo)
        internal
        view
        returns (bytes memory)
    {
        return bytes.concat(hex"00", sign(key, voucherHash(id, total, memo)));
    }

    /// @dev A voucher's approval: the byte 0x01 and the proof.
    function proven(IEscrow.Proof memory proof) internal pure returns (bytes memory) {
        return bytes.concat(hex"01", abi.encode(proof));
    }

    function pack(IEscrow.Terms memory t) internal pure returns (bytes memory) {
        return bytes.concat(
            abi.encodePacked(t.client, t.worker, t.payee, t.approver, t.arbiter, t.token, t.hub),
            abi.encodePacked(t.claimCap, t.arbiterFee, t.review, t.ruling, t.notice, t.committedUntil),
            abi.encodePacked(t.fallbackBps, t.hubBps, t.scope, t.salt)
        );
    }
}
