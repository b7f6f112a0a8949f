// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "./Vm.sol";

interface Balances {
    function balanceOf(address owner) external view returns (uint256);
}

/// @dev Exact bookkeeping: a test says who gains, loses and is credited, and `settle` asserts that this happened
/// and that nothing else of anybody's moved.
/// Rule 2.
abstract contract Moves {
    address internal constant COIN = address(0);

    IEscrow internal escrow;

    address[] private people;
    address[] private tokens;
    mapping(address => mapping(address => uint256)) private expectedBalance;
    mapping(address => mapping(address => uint256)) private expectedCredit;

    /// @dev Includes a person in every `watch` that follows.
    function meet(address person) internal {
        people.push(person);
    }

    /// @dev From now on the test answers for every move in native coin.
    function watch() internal {
        _watch(COIN);
    }

    /// @dev As `watch`, of native coin and a token.
    function watch(address token) internal {
        _watch(COIN);
        _watch(token);
    }

    function gains(address token, address who, uint256 amount) internal {
        expectedBalance[token][who] += amount;
    }

    function loses(address token, address who, uint256 amount) internal {
        expectedBalance[token][who] -= amount;
    }

    /// @dev From `from` to `to`.
    function moves(address token, address from, address to, uint256 amount) internal {
        loses(token, from, amount);
        gains(token, to, amount);
    }

    function credited(address token, address who, uint256 amount) internal {
        expectedCredit[token][who] += amount;
    }

    function uncredited(address token, address who, uint256 amount) internal {
        expectedCredit[token][who] -= amount;
    }

    function settle() internal view {
        for (uint256 i = 0; i < tokens.length; i++) {
            for (uint256 j = 0; j < people.length; j++) {
                address token = tokens[i];
                address who = people[j];
                vm.assertEq(balance(token, who), expectedBalance[token][who], _label("balance of ", who));
                vm.assertEq(escrow.credits(who, token), expectedCredit[token][who], _label("credit of ", who));
            }
        }
    }

    function balance(address token, address who) internal view returns (uint256) {
        return token == COIN ? who.balance : Balances(token).balanceOf(who);
    }

    function _watch(address token) private {
        tokens.push(token);
        for (uint256 i = 0; i < people.length; i++) {
            expectedBalance[token][people[i]] = balance(token, people[i]);
            expectedCredit[token][people[i]] = escrow.credits(people[i], token);
        }
    }

    function _label(string memory what, address who) private view returns (string memory) {
        return string.concat(what, vm.getLabel(who));
    }
}
