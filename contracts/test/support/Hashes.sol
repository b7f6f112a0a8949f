// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";

/// @dev What the parties sign, hashed from the type strings of the protocol, apart from the contract's own code.
abstract contract Hashes {
    function domainOf(uint256 chainId, address contract_) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Stint Escrow"),
                keccak256("1"),
                chainId,
                contract_
            )
        );
    }

    function typedHash(bytes32 domain, bytes32 structHash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function termsHash(IEscrow.Terms memory t) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "Terms(address client,address worker,address payee,address approver,address arbiter,address token,address hub,uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt)"
                ),
                t
            )
        );
    }

    function openHash(bytes32 id, uint96 amount, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Open(bytes32 agreement,uint96 amount,uint40 deadline)"), id, amount, deadline
            )
        );
    }

    function voucherHash(bytes32 id, uint96 total, bytes32 memo) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(keccak256("Voucher(bytes32 agreement,uint96 total,bytes32 memo)"), id, total, memo)
        );
    }

    function delegationHash(bytes32 id, address key, uint96 limit) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(keccak256("Delegation(bytes32 agreement,address key,uint96 limit)"), id, key, limit)
        );
    }

    function batchHash(bytes32 root) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("Batch(bytes32 root)"), root));
    }

    function drawHash(bytes32 id, uint96 total, uint96 tip, uint40 deadline) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256("Draw(bytes32 agreement,uint96 total,uint96 tip,uint40 deadline)");
        return keccak256(abi.encode(typeHash, id, total, tip, deadline));
    }

    function claimHash(
        bytes32 id,
        uint16 round,
        uint96 sum,
        bytes32 evidence,
        uint40 notBefore,
        uint40 deadline
    ) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Claim(bytes32 agreement,uint16 round,uint96 sum,bytes32 evidence,uint40 notBefore,uint40 deadline)"
        );
        return keccak256(abi.encode(typeHash, id, round, sum, evidence, notBefore, deadline));
    }

    function retractHash(bytes32 id, uint16 round) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("Retract(bytes32 agreement,uint16 round)"), id, round));
    }

    function concedeHash(bytes32 id, uint16 round, uint96 sum) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256("Concede(bytes32 agreement,uint16 round,uint96 sum)");
        return keccak256(abi.encode(typeHash, id, round, sum));
    }

    function objectionHash(bytes32 id, uint16 round, bytes32 reason, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        bytes32 typeHash =
            keccak256("Objection(bytes32 agreement,uint16 round,bytes32 reason,uint40 deadline)");
        return keccak256(abi.encode(typeHash, id, round, reason, deadline));
    }

    function rulingHash(bytes32 id, uint16 round, uint96 award, bytes32 reason)
        internal
        pure
        returns (bytes32)
    {
        bytes32 typeHash = keccak256("Ruling(bytes32 agreement,uint16 round,uint96 award,bytes32 reason)");
        return keccak256(abi.encode(typeHash, id, round, award, reason));
    }

    function closeHash(bytes32 id, uint16 round, uint96 total, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        bytes32 typeHash = keccak256("Close(bytes32 agreement,uint16 round,uint96 total,uint40 deadline)");
        return keccak256(abi.encode(typeHash, id, round, total, deadline));
    }

    function noticeHash(bytes32 id, uint40 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("Notice(bytes32 agreement,uint40 deadline)"), id, deadline));
    }

    function quitHash(bytes32 id, uint96 total, uint40 deadline) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256("Quit(bytes32 agreement,uint96 total,uint40 deadline)");
        return keccak256(abi.encode(typeHash, id, total, deadline));
    }

    function withdrawalHash(address owner, address token, address to, uint64 counter, uint40 deadline)
        internal
        pure
        returns (bytes32)
    {
        bytes32 typeHash =
            keccak256("Withdrawal(address owner,address token,address to,uint64 counter,uint40 deadline)");
        return keccak256(abi.encode(typeHash, owner, token, to, counter, deadline));
    }

    /// @dev A node of a batch's tree: the pair in sorted order.
    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encodePacked(a, b)) : keccak256(abi.encodePacked(b, a));
    }
}
