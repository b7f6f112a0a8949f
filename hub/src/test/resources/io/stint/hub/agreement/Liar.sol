// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.0;

/// A token that claims to hold everything and says no to whatever moves it.
contract Liar {
    string public constant symbol = "tUSD";
    uint8 public constant decimals = 6;
    mapping(address => mapping(address => uint256)) public allowance;

    function balanceOf(address) external pure returns (uint256) {
        return type(uint128).max;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        return true;
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return false;
    }
}
