// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev An open agreement with every role filled, and what each of its people gained since it was opened.
abstract contract Gains is EscrowFixture {
    mapping(address => uint256) internal start;

    function setUp() public override {
        super.setUp();
        begin(fullTerms());
        address[6] memory people = [client, worker, payee, arbiter, hub, stranger];
        for (uint256 i = 0; i < people.length; i++) {
            start[people[i]] = has(people[i]);
        }
    }

    /// @dev Coin and credit together: how a fee arrives is not what is asked here.
    function has(address who) internal view returns (uint256) {
        return who.balance + escrow.credits(who, COIN);
    }

    function gained(address who, uint256 amount) internal view {
        vm.assertEq(has(who), start[who] + amount, vm.getLabel(who));
    }

    function lost(address who, uint256 amount) internal view {
        vm.assertEq(has(who) + amount, start[who], vm.getLabel(who));
    }

    /// @dev What the payee gets of a sum that the hub takes its fee of.
    function less(uint256 sum) internal pure returns (uint256) {
        return sum - sum * 250 / 10_000;
    }

    /// @dev Nothing is left but credits.
    function nothingLeft() internal view {
        uint256 owed = escrow.credits(hub, COIN) + escrow.credits(arbiter, COIN);
        vm.assertEq(address(escrow).balance, owed, "left in the escrow");
    }
}
