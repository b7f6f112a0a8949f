// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";

/// @title Who signed: keys by recovery, contracts by ERC-1271
library Signatures {
    /// @dev Half of the curve's order; a higher s is the same signature written twice.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;
    bytes4 private constant ERC1271_MAGIC = 0x1626ba7e;
    /// @dev What a contract may spend on checking a signature: enough for a team of some fifty keys.
    uint256 private constant ERC1271_GAS = 400_000;

    /// @return signer who made the 64- or 65-byte signature; zero when nobody did
    function recover(bytes32 digest, bytes calldata signature) internal pure returns (address signer) {
        bytes32 r;
        bytes32 s;
        uint256 v;
        if (signature.length == 65) {
            assembly ("memory-safe") {
                r := calldataload(signature.offset)
                s := calldataload(add(signature.offset, 32))
                v := byte(0, calldataload(add(signature.offset, 64)))
            }
        } else if (signature.length == 64) {
            assembly ("memory-safe") {
                r := calldataload(signature.offset)
                let vs := calldataload(add(signature.offset, 32))
                s := shr(1, shl(1, vs))
                v := add(27, shr(255, vs))
            }
        } else {
            return address(0);
        }
        if (uint256(s) > HALF_ORDER) return address(0);
        return ecrecover(digest, uint8(v), r, s);
    }

    /// @notice Whether the contract `signer` says that it signed. False for accounts without code.
    /// @dev A signer that runs out of the gas it is promised did not sign; since a signature that fails reverts
    /// the whole call, a caller who sends too little gas harms nobody but himself.
    function signedByContract(address signer, bytes32 digest, bytes calldata signature)
        internal
        view
        returns (bool signed)
    {
        if (signer.code.length == 0) return false;
        bytes memory data = abi.encodeWithSelector(ERC1271_MAGIC, digest, signature);
        assembly ("memory-safe") {
            let ok := staticcall(ERC1271_GAS, signer, add(data, 32), mload(data), 0, 32)
            signed := and(and(ok, gt(returndatasize(), 31)), eq(mload(0), ERC1271_MAGIC))
        }
    }
}
