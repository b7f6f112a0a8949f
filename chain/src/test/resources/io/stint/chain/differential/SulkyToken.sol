// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @dev An ERC-20 for scripts. It asks for no allowance, and sends nothing to whoever has code; so an account with code
/// refuses this token as it refuses coin. SulkyToken.hex is its code as `solc --via-ir --optimize --no-cbor-metadata
/// --evm-version cancun --bin-runtime SulkyToken.sol` writes it.
contract SulkyToken {
    mapping(address owner => uint256) public balanceOf;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        require(to.code.length == 0, "no");
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
