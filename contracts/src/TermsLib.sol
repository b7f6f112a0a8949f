// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";

/// @title Reading and checking the terms
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

    /// @dev Fills `t`, so that a caller allocates and clears it once only.
    function unpack(bytes calldata packed, IEscrow.Terms memory t) internal pure {
        if (packed.length != PACKED_LENGTH) revert IEscrow.Escrow_TermsLength(packed.length);
        t.client = address(uint160(_field(packed, 0, 20)));
        t.worker = address(uint160(_field(packed, 20, 20)));
        t.payee = address(uint160(_field(packed, 40, 20)));
        t.approver = address(uint160(_field(packed, 60, 20)));
        t.arbiter = address(uint160(_field(packed, 80, 20)));
        t.token = address(uint160(_field(packed, 100, 20)));
        t.hub = address(uint160(_field(packed, 120, 20)));
        t.claimCap = uint96(_field(packed, 140, 12));
        t.arbiterFee = uint96(_field(packed, 152, 12));
        t.review = uint32(_field(packed, 164, 4));
        t.ruling = uint32(_field(packed, 168, 4));
        t.notice = uint32(_field(packed, 172, 4));
        t.committedUntil = uint40(_field(packed, 176, 5));
        t.fallbackBps = uint16(_field(packed, 181, 2));
        t.hubBps = uint16(_field(packed, 183, 2));
        t.scope = bytes32(_field(packed, 185, 32));
        t.salt = _field(packed, 217, 32);
    }

    /// @dev EIP-712 hashStruct. A struct in memory is its encodeData already; the type hash is put before it for
    /// a moment, which saves copying 17 words.
    function hash(IEscrow.Terms memory t) internal pure returns (bytes32 digest) {
        bytes32 typeHash = TYPE_HASH;
        assembly ("memory-safe") {
            let start := sub(t, 32)
            let before := mload(start)
            mstore(start, typeHash)
            digest := keccak256(start, 576)
            mstore(start, before)
        }
    }

    function payeeOf(IEscrow.Terms memory t) internal pure returns (address) {
        return t.payee == address(0) ? t.worker : t.payee;
    }

    /// @notice Refuses terms that could trap or surprise a party.
    function validate(IEscrow.Terms memory t) internal view {
        _validateParties(t);
        if (t.fallbackBps > BPS) revert IEscrow.Escrow_InvalidShare(t.fallbackBps);
        if (t.hubBps > MAX_HUB_BPS) revert IEscrow.Escrow_InvalidShare(t.hubBps);
        if (t.hubBps > 0 && t.hub == address(0)) revert IEscrow.Escrow_FeeWithoutReceiver();
        if (t.arbiterFee > 0 && t.arbiter == address(0)) revert IEscrow.Escrow_FeeWithoutReceiver();
        if (t.review == 0 || t.review > MAX_PERIOD) revert IEscrow.Escrow_InvalidPeriod(t.review);
        if (t.ruling > MAX_PERIOD) revert IEscrow.Escrow_InvalidPeriod(t.ruling);
        if (t.notice < t.review || t.notice > MAX_PERIOD) revert IEscrow.Escrow_InvalidPeriod(t.notice);
        if (t.committedUntil > block.timestamp + MAX_COMMITMENT) {
            revert IEscrow.Escrow_CommittedTooLong(t.committedUntil);
        }
    }

    function _validateParties(IEscrow.Terms memory t) private view {
        if (t.client == address(0) || t.client == t.worker) revert IEscrow.Escrow_InvalidParty(t.client);
        if (t.worker == address(0)) revert IEscrow.Escrow_InvalidParty(t.worker);
        address self = address(this);
        // Money or a decision that belongs to the escrow itself would belong to nobody.
        if (t.client == self || t.worker == self || t.payee == self || t.hub == self || t.arbiter == self) {
            revert IEscrow.Escrow_InvalidParty(self);
        }
        if (t.arbiter == address(0)) return;
        if (t.arbiter == t.client || t.arbiter == t.worker) revert IEscrow.Escrow_InvalidArbiter(t.arbiter);
        if (t.arbiter == t.approver || t.arbiter == t.payee) revert IEscrow.Escrow_InvalidArbiter(t.arbiter);
    }

    /// @dev The `size` bytes at `offset`. The caller has checked the length; a word read past the end of the
    /// data is cut off by the shift.
    function _field(bytes calldata packed, uint256 offset, uint256 size) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, mul(8, size)), calldataload(add(packed.offset, offset)))
        }
    }
}
