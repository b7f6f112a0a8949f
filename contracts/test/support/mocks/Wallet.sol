// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev A contract that signs by ERC-1271: it accepts one digest, and says so in the manner it is told.
contract Wallet {
    enum Manner {
        Proper,
        WrongMagic,
        Short,
        Empty,
        DirtyWord,
        Reverting,
        Burning,
        Long,
        Slow,
        RevertingWithMagic
    }

    bytes32 private accepted;
    Manner private manner;

    function accept(bytes32 digest) external {
        accepted = digest;
    }

    function behave(Manner manner_) external {
        manner = manner_;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4 magic) {
        if (digest != accepted) return 0xffffffff;
        magic = 0x1626ba7e;
        if (manner == Manner.Proper) return magic;
        if (manner == Manner.WrongMagic) return 0x1626ba7f;
        if (manner == Manner.Reverting) revert("no");
        if (manner == Manner.Burning) {
            while (true) {}
        }
        if (manner == Manner.Slow) {
            uint256 before = gasleft();
            while (before - gasleft() < 380_000) {}
        }
        uint256 size = manner == Manner.Short ? 31 : manner == Manner.Long ? 60000 : 32;
        if (manner == Manner.Empty) size = 0;
        bytes32 word = manner == Manner.DirtyWord ? bytes32(magic) | bytes32(uint256(1)) : bytes32(magic);
        bool fails = manner == Manner.RevertingWithMagic;
        assembly {
            mstore(0, word)
            if fails { revert(0, size) }
            return(0, size)
        }
    }

    receive() external payable {}
}
