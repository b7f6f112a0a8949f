// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title EIP-712 struct hashes of the signed messages
library Messages {
    bytes32 private constant OPEN = keccak256("Open(bytes32 agreement,uint96 amount,uint40 deadline)");
    bytes32 private constant VOUCHER = keccak256("Voucher(bytes32 agreement,uint96 total,bytes32 memo)");
    bytes32 private constant DELEGATION = keccak256("Delegation(bytes32 agreement,address key,uint96 limit)");
    bytes32 private constant BATCH = keccak256("Batch(bytes32 root)");
    bytes32 private constant DRAW =
        keccak256("Draw(bytes32 agreement,uint96 total,uint96 tip,uint40 deadline)");
    bytes32 private constant CLAIM = keccak256(
        "Claim(bytes32 agreement,uint16 round,uint96 sum,bytes32 evidence,uint40 notBefore,uint40 deadline)"
    );
    bytes32 private constant RETRACT = keccak256("Retract(bytes32 agreement,uint16 round)");
    bytes32 private constant CONCEDE = keccak256("Concede(bytes32 agreement,uint16 round,uint96 sum)");
    bytes32 private constant OBJECTION =
        keccak256("Objection(bytes32 agreement,uint16 round,bytes32 reason,uint40 deadline)");
    bytes32 private constant RULING =
        keccak256("Ruling(bytes32 agreement,uint16 round,uint96 award,bytes32 reason)");
    bytes32 private constant CLOSE =
        keccak256("Close(bytes32 agreement,uint16 round,uint96 total,uint40 deadline)");
    bytes32 private constant NOTICE = keccak256("Notice(bytes32 agreement,uint40 deadline)");
    bytes32 private constant QUIT = keccak256("Quit(bytes32 agreement,uint96 total,uint40 deadline)");
    bytes32 private constant WITHDRAWAL =
        keccak256("Withdrawal(address owner,address token,address to,uint64 counter,uint40 deadline)");

    function open(bytes32 id, uint96 amount, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(OPEN, id, amount, deadline));
    }

    function voucher(bytes32 id, uint96 total, bytes32 memo) internal pure returns (bytes32) {
        return keccak256(abi.encode(VOUCHER, id, total, memo));
    }

    function delegation(bytes32 id, address key, uint96 limit) internal pure returns (bytes32) {
        return keccak256(abi.encode(DELEGATION, id, key, limit));
    }

    function batch(bytes32 root) internal pure returns (bytes32) {
        return keccak256(abi.encode(BATCH, root));
    }

    function draw(bytes32 id, uint96 total, uint96 tip, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(DRAW, id, total, tip, deadline));
    }

    function claim(bytes32 id, uint16 round, uint96 sum, bytes32 evidence, uint40 notBefore, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(CLAIM, id, round, sum, evidence, notBefore, deadline));
    }

    function retract(bytes32 id, uint16 round) internal pure returns (bytes32) {
        return keccak256(abi.encode(RETRACT, id, round));
    }

    function concede(bytes32 id, uint16 round, uint96 sum) internal pure returns (bytes32) {
        return keccak256(abi.encode(CONCEDE, id, round, sum));
    }

    function objection(bytes32 id, uint16 round, bytes32 reason, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(OBJECTION, id, round, reason, deadline));
    }

    function ruling(bytes32 id, uint16 round, uint96 award, bytes32 reason) internal pure returns (bytes32) {
        return keccak256(abi.encode(RULING, id, round, award, reason));
    }

    function close(bytes32 id, uint16 round, uint96 total, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(CLOSE, id, round, total, deadline));
    }

    function notice(bytes32 id, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(NOTICE, id, deadline));
    }

    function quit(bytes32 id, uint96 total, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(QUIT, id, total, deadline));
    }

    function withdrawal(address owner, address token, address to, uint64 counter, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(WITHDRAWAL, owner, token, to, counter, deadline));
    }

    /// @dev Merkle root over `leaf`, pairs sorted. A leaf is a struct hash (of 128 bytes), a node a hash of 64
    /// bytes: one can not be taken for the other.
    function rootOf(bytes32 leaf, bytes32[] calldata path) internal pure returns (bytes32 node) {
        node = leaf;
        for (uint256 i = 0; i < path.length; i++) {
            bytes32 other = path[i];
            node = node < other
                ? keccak256(abi.encodePacked(node, other))
                : keccak256(abi.encodePacked(other, node));
        }
    }
}
