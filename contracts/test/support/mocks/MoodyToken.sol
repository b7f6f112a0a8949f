// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Token} from "./Tokens.sol";

/// @dev Takes deposits honestly, and pays out as its mood is. Its balances can change by themselves.
contract MoodyToken is Token {
    enum Mood {
        Honest,
        Refusing,
        Lying,
        Burning,
        Greedy,
        Reentering
    }

    Mood private mood;
    bytes private data;

    function feel(Mood mood_, bytes calldata data_) external {
        mood = mood_;
        data = data_;
    }

    /// @dev Multiplies a balance by `percent` of a hundred.
    function rebase(address owner, uint256 percent) external {
        balanceOf[owner] = balanceOf[owner] * percent / 100;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        require(mood != Mood.Refusing, "no");
        if (mood == Mood.Burning) {
            assembly {
                invalid()
            }
        }
        _move(msg.sender, to, amount);
        if (mood == Mood.Greedy) balanceOf[msg.sender] = 0;
        if (mood == Mood.Reentering) {
            (bool ok,) = msg.sender.call(data);
            require(!ok, "entered");
        }
        return mood != Mood.Lying;
    }
}
