// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {vm} from "../support/Vm.sol";
import {Handler} from "./Handler.sol";

/// @dev Campaigns of random steps by everyone against everyone. Every step compares those whom it touched with a model
/// of the rules; `Checks` compares everyone, `WaysOut` drives each side out alone at the end.
contract EscrowInvariantTest {
    bool public constant IS_TEST = true;

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private handler;

    function setUp() public {
        handler = new Handler();
        handler.setUp();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0].addr = address(handler);
        targets[0].selectors = new bytes4[](1);
        targets[0].selectors[0] = Handler.step.selector;
    }

    function invariant_TheRulesHold() external {
        handler.checkRules();
    }

    /// @dev Every run goes on until it has done every kind of thing; then each side gets out alone, from the same state.
    function afterInvariant() external {
        vm.assertEq(
            handler.finish(uint256(handler.missing())), handler.KINDS(), "the first kind out of reach"
        );
        handler.checkRules();
        uint256 state = vm.snapshotState();
        handler.checkClientsWayOut();
        vm.revertToState(state);
        handler.checkWorkersWayOut();
    }

    /// @dev The same without chance: a hundred steps do everything.
    function test_AHundredStepsDoEverything() external {
        for (uint256 i = 0; i < 100; i++) {
            handler.step(uint256(keccak256(abi.encode("fixed", i))));
        }
        vm.assertEq(handler.missing(), handler.KINDS(), "the first kind that was never done");
        handler.checkRules();
    }
}
