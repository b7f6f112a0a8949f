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

    /// @dev Every run goes on until it has done every kind of thing, and then everyone gets out.
    function afterInvariant() external {
        for (uint256 more = 0; handler.missing() < handler.KINDS() && more < 500; more++) {
            handler.step(uint256(keccak256(abi.encode(more))));
        }
        vm.assertEq(handler.missing(), handler.KINDS(), "the first kind that was never done");
        handler.checkSolvency();
        handler.checkConservation();
        handler.checkEntitlements();
        handler.checkWaysOut();
    }

    /// @dev The same without chance: two hundred steps do everything.
    function test_TwoHundredStepsDoEverything() external {
        for (uint256 i = 0; i < 200; i++) {
            handler.step(uint256(keccak256(abi.encode("fixed", i))));
        }
        vm.assertEq(handler.missing(), handler.KINDS(), "the first kind that was never done");
    }
}
