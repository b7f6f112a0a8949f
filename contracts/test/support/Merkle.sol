// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev Trees as a wallet builds them: pairs sorted, the odd one out goes up as it is.
library Merkle {
    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        while (leaves.length > 1) {
            leaves = _parents(leaves);
        }
        return leaves[0];
    }

    /// @return siblings from the leaf at `index` up to the root
    function path(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory siblings) {
        siblings = new bytes32[](256);
        uint256 length;
        while (leaves.length > 1) {
            uint256 sibling = index ^ 1;
            if (sibling < leaves.length) siblings[length++] = leaves[sibling];
            leaves = _parents(leaves);
            index /= 2;
        }
        assembly {
            mstore(siblings, length)
        }
    }

    function _parents(bytes32[] memory leaves) private pure returns (bytes32[] memory parents) {
        parents = new bytes32[]((leaves.length + 1) / 2);
        for (uint256 i = 0; i < parents.length; i++) {
            bytes32 left = leaves[2 * i];
            if (2 * i + 1 == leaves.length) {
                parents[i] = left;
                continue;
            }
            bytes32 right = leaves[2 * i + 1];
            parents[i] = left < right
                ? keccak256(abi.encodePacked(left, right))
                : keccak256(abi.encodePacked(right, left));
        }
    }
}
