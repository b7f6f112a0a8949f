// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {vm} from "../support/Vm.sol";
import {Cast} from "./Cast.sol";

/// @dev What came in and went out of each deal, measured at the people's balances and credits before and after
/// every action, apart from the contract's own reckoning.
abstract contract Books is Cast {
    struct Sums {
        uint256 put;
        uint256 worker;
        uint256 client;
        uint256 hub;
        uint256 arbiter;
        uint256 tips;
    }

    mapping(bytes32 id => Sums) internal sums;
    /// @dev What claims brought to the worker's side and the hub together, and to the hub.
    mapping(bytes32 id => uint256) internal earnedByClaims;
    mapping(bytes32 id => uint256) internal feesOfClaims;
    mapping(address token => uint256) internal gifts;
    mapping(uint256 index => uint256[6]) private before;

    function wealth(address who, address token_) internal view returns (uint256) {
        return balance(token_, who) + escrow.credits(who, token_);
    }

    /// @dev Client, worker's side, hub, arbiter; and who must not get anything: approver, and a worker with a payee.
    function _wealths(uint256 index) private view returns (uint256[6] memory w) {
        Deal storage d = deals[index];
        address worker_ = d.t.worker;
        address payee_ = d.t.payee;
        w[0] = wealth(d.t.client, d.t.token);
        w[1] = wealth(payee_ == address(0) ? worker_ : payee_, d.t.token);
        w[2] = wealth(d.t.hub, d.t.token);
        w[3] = wealth(d.t.arbiter, d.t.token);
        w[4] = wealth(d.t.approver, d.t.token);
        w[5] = payee_ == address(0) ? 0 : wealth(worker_, d.t.token);
    }

    /// @dev Remembers how rich everyone is before an action.
    function look(uint256 index) internal {
        before[index] = _wealths(index);
    }

    /// @dev Books what an action moved.
    /// @param putByClient what the client put in with it
    /// @param putByOthers what others put in with it
    function book(uint256 index, uint256 putByClient, uint256 putByOthers) internal {
        uint256[6] memory now_ = _wealths(index);
        uint256[6] storage then = before[index];
        Sums storage s = sums[deals[index].id];
        s.put += putByClient + putByOthers;
        s.client += now_[0] + putByClient - then[0];
        s.worker += now_[1] - then[1];
        s.hub += now_[2] - then[2];
        s.arbiter += now_[3] - then[3];
        vm.assertEq(now_[4], then[4], "the approver's");
        vm.assertEq(now_[5], then[5], "the worker's beside the payee's");
    }

    function bookTip(uint256 index, uint256 tip) internal {
        sums[deals[index].id].tips += tip;
    }

    /// @dev Books the end of a claim: the hub's fee is the floor of its share of what the worker's side earned.
    function bookClaim(uint256 index) internal {
        Sums memory s = sums[deals[index].id];
        book(index, 0, 0);
        Sums memory later = sums[deals[index].id];
        uint256 fee = later.hub - s.hub;
        uint256 earned = later.worker - s.worker + fee;
        earnedByClaims[deals[index].id] += earned;
        feesOfClaims[deals[index].id] += fee;
        if (deals[index].slot != HOSTILE) {
            vm.assertEq(fee, earned * deals[index].t.hubBps / 10_000, "the hub's of a claim");
        }
    }
}
