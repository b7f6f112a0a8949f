// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {vm} from "../support/Vm.sol";
import {Handler} from "./Handler.sol";

/// @dev Campaigns of random steps by everyone against everyone; `Checks` numbers and explains what holds.
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

    function invariant_TheBooksAreEven() external view {
        handler.checkSolvency();
        handler.checkConservation();
        handler.checkEntitlements();
    }

    /// @dev From the end of every run everyone gets out; and in a run of full length every kind of action was done.
    function afterInvariant() external {
        handler.checkWaysOut();
        if (handler.steps() < 100) return;
        for (uint256 kind = 0; kind < handler.KINDS(); kind++) {
            vm.assertGt(handler.done(kind), 0, string.concat("never done: ", vm.toString(kind)));
        }
    }
}
