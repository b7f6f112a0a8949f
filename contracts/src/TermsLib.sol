// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";

/// @title Reading and checking the packed terms, where they lie in calldata
/// @dev Nothing but the hash needs memory. A field is read only after `hash` has checked the length.
library TermsLib {
    bytes32 internal constant TYPE_HASH = keccak256(
        "Terms(address client,address worker,address payee,address approver,address arbiter,address token,address hub,uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt)"
    );

    /// @dev Seven addresses, two uint96, three uint32, a uint40, two uint16, two words.
    uint256 internal constant PACKED_LENGTH = 7 * 20 + 2 * 12 + 3 * 4 + 5 + 2 * 2 + 2 * 32;

    uint256 internal constant BPS = 10_000;
    uint256 internal constant MAX_HUB_BPS = 1_000;
    uint256 internal constant MAX_PERIOD = 180 days;
    uint256 internal constant MAX_COMMITMENT = 2 * 365 days;

    /// @notice EIP-712 hashStruct: the type hash and each field in a word of its own.
    function hash(bytes calldata t) internal pure returns (bytes32 structHash) {
        if (t.length != PACKED_LENGTH) revert IEscrow.Escrow_TermsLength(t.length);
        bytes32 typeHash = TYPE_HASH;
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, typeHash)
            mstore(add(start, 32), shr(96, calldataload(t.offset)))
            mstore(add(start, 64), shr(96, calldataload(add(t.offset, 20))))
            mstore(add(start, 96), shr(96, calldataload(add(t.offset, 40))))
            mstore(add(start, 128), shr(96, calldataload(add(t.offset, 60))))
            mstore(add(start, 160), shr(96, calldataload(add(t.offset, 80))))
            mstore(add(start, 192), shr(96, calldataload(add(t.offset, 100))))
            mstore(add(start, 224), shr(96, calldataload(add(t.offset, 120))))
            mstore(add(start, 256), shr(160, calldataload(add(t.offset, 140))))
            mstore(add(start, 288), shr(160, calldataload(add(t.offset, 152))))
            mstore(add(start, 320), shr(224, calldataload(add(t.offset, 164))))
            mstore(add(start, 352), shr(224, calldataload(add(t.offset, 168))))
            mstore(add(start, 384), shr(224, calldataload(add(t.offset, 172))))
            mstore(add(start, 416), shr(216, calldataload(add(t.offset, 176))))
            mstore(add(start, 448), shr(240, calldataload(add(t.offset, 181))))
            mstore(add(start, 480), shr(240, calldataload(add(t.offset, 183))))
            mstore(add(start, 512), calldataload(add(t.offset, 185)))
            mstore(add(start, 544), calldataload(add(t.offset, 217)))
            structHash := keccak256(start, 576)
        }
    }

    function client(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 0, 20)));
    }

    function worker(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 20, 20)));
    }

    function payee(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 40, 20)));
    }

    function approver(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 60, 20)));
    }

    function arbiter(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 80, 20)));
    }

    function token(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 100, 20)));
    }

    function hub(bytes calldata t) internal pure returns (address) {
        return address(uint160(_field(t, 120, 20)));
    }

    function claimCap(bytes calldata t) internal pure returns (uint96) {
        return uint96(_field(t, 140, 12));
    }

    function arbiterFee(bytes calldata t) internal pure returns (uint96) {
        return uint96(_field(t, 152, 12));
    }

    function review(bytes calldata t) internal pure returns (uint32) {
        return uint32(_field(t, 164, 4));
    }

    function ruling(bytes calldata t) internal pure returns (uint32) {
        return uint32(_field(t, 168, 4));
    }

    function notice(bytes calldata t) internal pure returns (uint32) {
        return uint32(_field(t, 172, 4));
    }

    function committedUntil(bytes calldata t) internal pure returns (uint40) {
        return uint40(_field(t, 176, 5));
    }

    function fallbackBps(bytes calldata t) internal pure returns (uint16) {
        return uint16(_field(t, 181, 2));
    }

    function hubBps(bytes calldata t) internal pure returns (uint16) {
        return uint16(_field(t, 183, 2));
    }

    /// @notice Where the worker's money goes.
    function receiver(bytes calldata t) internal pure returns (address) {
        address named = payee(t);
        return named == address(0) ? worker(t) : named;
    }

    /// @dev The `size` bytes at `offset`. A word read past the end of the data is cut off by the shift.
    function _field(bytes calldata t, uint256 offset, uint256 size) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, mul(8, size)), calldataload(add(t.offset, offset)))
        }
    }
}
