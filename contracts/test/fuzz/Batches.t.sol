// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Errors} from "../support/Errors.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {Merkle} from "../support/Merkle.sol";
import {vm} from "../support/Vm.sol";

/// @dev Batches of any size: every leaf pays, nothing else does.
contract BatchesFuzzTest is EscrowFixture {
    function testFuzz_EveryLeafOfABatchPays(uint256 size, uint256 index, uint96 total) public {
        begin(defaultTerms());
        total = uint96(bound(total, 1, FUND));
        (bytes32[] memory leaves, uint256 place) = _leaves(size, index, voucherHash(id, total, MEMO));
        escrow.pay(packed, total, MEMO, proven(_proof(leaves, place)));
        assertAgreement(FUND, total, 0, 0, OPEN);
    }

    function testFuzz_NoLeafPaysAtAnotherPlace(uint256 size, uint256 index, uint256 other) public {
        begin(defaultTerms());
        (bytes32[] memory leaves, uint256 place) = _leaves(size, index, voucherHash(id, 1, MEMO));
        other = bound(other, 0, leaves.length - 1);
        bytes32[] memory path = Merkle.path(leaves, other);
        vm.assume(other != place);
        IEscrow.Proof memory p = _proof(leaves, place);
        p.path = path;
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, 1, MEMO, proven(p));
    }

    function testFuzz_NothingOutsideTheBatchPays(uint256 size, uint256 index, uint96 total) public {
        begin(defaultTerms());
        total = uint96(bound(total, 2, FUND));
        (bytes32[] memory leaves, uint256 place) = _leaves(size, index, voucherHash(id, 1, MEMO));
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, total, MEMO, proven(_proof(leaves, place)));
    }

    /// @dev A delegation and a voucher of its key, each a leaf of its own signer's batch.
    function testFuzz_ADelegationInABatchPaysAVoucherInABatch(uint256 size, uint256 index, uint96 limit)
        public
    {
        begin(defaultTerms());
        limit = uint96(bound(limit, 1, FUND));
        (bytes32[] memory leaves, uint256 place) = _leaves(size, index, voucherHash(id, limit, MEMO));
        IEscrow.Proof memory p = _proof(leaves, place);
        p.signature = sign(DELEGATE_KEY, batchHash(Merkle.root(leaves)));
        (p.key, p.limit) = (delegate, limit);
        (leaves, place) = _leaves(size / 3, index / 3, delegationHash(id, delegate, limit));
        p.delegationPath = Merkle.path(leaves, place);
        p.delegation = sign(CLIENT_KEY, batchHash(Merkle.root(leaves)));
        escrow.pay(packed, limit, MEMO, proven(p));
        assertAgreement(FUND, limit, 0, 0, OPEN);
    }

    /// @dev 2 to 100 leaves, with `leaf` at one place.
    function _leaves(uint256 size, uint256 index, bytes32 leaf)
        private
        pure
        returns (bytes32[] memory leaves, uint256 place)
    {
        leaves = new bytes32[](bound(size, 2, 100));
        place = bound(index, 0, leaves.length - 1);
        for (uint256 i = 0; i < leaves.length; i++) {
            leaves[i] = i == place ? leaf : keccak256(abi.encode(size, i));
        }
    }

    function _proof(bytes32[] memory leaves, uint256 place) private view returns (IEscrow.Proof memory p) {
        p.signature = sign(CLIENT_KEY, batchHash(Merkle.root(leaves)));
        p.path = Merkle.path(leaves, place);
    }
}
