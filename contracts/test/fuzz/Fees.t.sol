// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev Rule 9: fees do not depend on the path.
contract FeesFuzzTest is EscrowFixture {
    /// @dev However many draws and top-ups, and whether a close ends them: the hub has the floor of its share of all
    /// that was drawn, the payee the rest, to the last unit.
    function testFuzz_ManyDrawsCostWhatOneDrawCosts(
        uint16 bps,
        uint96[12] calldata totals,
        uint96[12] calldata topUps,
        bool closes
    ) public {
        IEscrow.Terms memory d = _terms(bps);
        begin(d, 0);
        give(address(token), address(this), type(uint256).max / 2);
        uint256 drawn;
        uint256 funded;
        for (uint256 i = 0; i < totals.length; i++) {
            uint96 amount = topUps[i] / 16;
            escrow.topUp(packed, amount);
            funded += amount;
            if (totals[i] <= drawn || funded <= drawn) continue;
            pay(totals[i]);
            drawn = totals[i] < funded ? totals[i] : funded;
        }
        if (closes) {
            drawn = funded;
            _close(uint96(funded));
        }
        _expectDrawn(drawn, d.hubBps);
    }

    /// @dev The smallest steps, where a fee that is rounded each time would vanish.
    function testFuzz_DrawsOfAFewUnitsCostWhatOneDrawCosts(uint16 bps, uint8[40] calldata steps) public {
        IEscrow.Terms memory d = _terms(bps);
        begin(d, 1 ether);
        uint96 drawn;
        for (uint256 i = 0; i < steps.length; i++) {
            if (steps[i] == 0) continue;
            drawn += steps[i];
            pay(drawn);
        }
        _expectDrawn(drawn, d.hubBps);
    }

    /// @dev A tip comes out of what the worker gets; hub and payee together are not touched by it.
    function testFuzz_ATipChangesNeitherFeeNorSum(uint16 bps, uint96 first, uint96 second, uint96 tip)
        public
    {
        IEscrow.Terms memory d = _terms(bps);
        first = uint96(bound(first, 1, 1e28));
        second = uint96(bound(second, uint256(first) + 1, 2e28));
        begin(d, 2e28);
        pay(first);
        uint256 fee = _floor(second, d.hubBps) - _floor(first, d.hubBps);
        tip = uint96(bound(tip, 0, second - first - fee));
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, voucherHash(id, second, MEMO));
        (p.tip, p.tipDeadline) = (tip, NEVER);
        p.draw = sign(WORKER_KEY, drawHash(id, second, tip, NEVER));
        vm.prank(stranger);
        escrow.pay(packed, second, MEMO, proven(p));
        vm.assertEq(token.balanceOf(stranger), tip);
        vm.assertEq(escrow.credits(hub, address(token)), _floor(second, d.hubBps));
        vm.assertEq(token.balanceOf(payee), second - _floor(second, d.hubBps) - tip);
    }

    function _terms(uint16 bps) private returns (IEscrow.Terms memory d) {
        d = fullTerms();
        d.token = address(token);
        d.hubBps = uint16(bound(bps, 0, 1_000));
    }

    function _close(uint96 total) private {
        bytes memory signature = sign(WORKER_KEY, closeHash(id, 0, total, NEVER));
        vm.prank(client);
        escrow.close(packed, 0, total, NEVER, "", signature);
    }

    function _floor(uint256 amount, uint256 bps) private pure returns (uint256) {
        return amount * bps / 10_000;
    }

    function _expectDrawn(uint256 drawn, uint256 bps) private view {
        vm.assertEq(agreement(id).drawn, drawn);
        vm.assertEq(escrow.credits(hub, address(token)), _floor(drawn, bps), "the hub's");
        vm.assertEq(token.balanceOf(payee), drawn - _floor(drawn, bps), "the payee's");
    }
}
