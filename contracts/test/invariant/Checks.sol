// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {HostileActions} from "./HostileActions.sol";

/// @dev The invariants, numbered. Of a token that does as it likes nothing is asked but that it harms no other.
abstract contract Checks is HostileActions {
    mapping(bytes32 id => IEscrow.Agreement) private seen;

    /// @dev 1. Of every honest token the escrow holds exactly what deals hold, credits, and gifts.
    function checkSolvency() external view {
        _solvent(COIN);
        _solvent(address(token));
    }

    /// @dev 2. Per deal: what was put in is what worker, client, hub, arbiter and submitters got, and what is held.
    function checkConservation() external view {
        for (uint256 i = 0; i < deals.length; i++) {
            if (deals[i].slot == HOSTILE) continue;
            Sums memory s = sums[deals[i].id];
            uint256 out = s.worker + s.client + s.hub + s.arbiter + s.tips;
            vm.assertEq(s.put, out + held(deals[i]), "put in = paid out + held");
        }
    }

    /// @dev 3. Per deal: the worker's side and the hub have what was drawn and what claims earned, to the last unit,
    /// and of it the hub has the floor of its share, however many draws there were.
    function checkEntitlements() external view {
        for (uint256 i = 0; i < deals.length; i++) {
            if (deals[i].slot == HOSTILE) continue;
            Sums memory s = sums[deals[i].id];
            uint256 drawn = agreement(deals[i].id).drawn;
            vm.assertEq(s.worker + s.tips + s.hub, drawn + earnedByClaims[deals[i].id], "earned");
            vm.assertEq(s.hub, drawn * deals[i].t.hubBps / 10_000 + feesOfClaims[deals[i].id], "the hub's");
        }
    }

    /// @dev 4. `drawn` and `round` never fall, `drawn` never exceeds `funded`, notice is given once, and what is
    /// closed stays closed and keeps its numbers. Called after every step.
    function observe() internal {
        for (uint256 i = 0; i < deals.length; i++) {
            IEscrow.Agreement memory then = seen[deals[i].id];
            IEscrow.Agreement memory now_ = agreement(deals[i].id);
            vm.assertLe(now_.drawn, now_.funded, "drawn is at most funded");
            vm.assertGe(now_.drawn, then.drawn, "drawn never falls");
            vm.assertGe(now_.round, then.round, "rounds never fall");
            vm.assertTrue(then.noticeEnd == 0 || now_.noticeEnd == then.noticeEnd, "notice is given once");
            vm.assertTrue(now_.flags & (OPEN | CLOSED) == OPEN || now_.flags & (OPEN | CLOSED) == CLOSED);
            if (then.flags & CLOSED != 0) {
                vm.assertTrue(now_.flags & CLOSED != 0, "closed stays closed");
                vm.assertEq(now_.funded, then.funded, "a tombstone keeps its fund");
                vm.assertEq(now_.round, then.round, "a tombstone keeps its rounds");
            }
            seen[deals[i].id] = now_;
        }
    }

    /// @dev 5. Nothing is stuck: from wherever the run ended, time and each side alone bring everything out; what is
    /// left are gifts.
    function checkWaysOut() external {
        uint256 end = vm.getBlockTimestamp() + 30 days;
        vm.warp(end);
        for (uint256 i = 0; i < deals.length; i++) {
            _leave(i);
        }
        vm.warp(end + 30 days);
        for (uint256 i = 0; i < deals.length; i++) {
            if (isOpen(deals[i])) escrow.withdraw(deals[i].packed);
            if (deals[i].slot != HOSTILE) vm.assertEq(held(deals[i]), 0, "held by a deal that is over");
        }
        _withdrawAll(COIN);
        _withdrawAll(address(token));
        vm.assertEq(balance(COIN, address(escrow)), gifts[COIN], "coin that is stuck");
        vm.assertEq(balance(address(token), address(escrow)), gifts[address(token)], "tokens that are stuck");
    }

    // ------------------------------------------------------------------ support

    /// @dev Anyone ends the claims, the client gives notice.
    function _leave(uint256 index) private {
        Deal storage d = deals[index];
        uint16 rounds = agreement(d.id).round;
        for (uint16 round = 1; round <= rounds; round++) {
            IEscrow.Claim memory c = claimOf(d.id, round);
            if (_collectable(d, c)) escrow.collect(d.packed, round);
            if (_lapsable(d, c)) escrow.lapse(d.packed, round);
        }
        if (!isOpen(d) || !_noticeable(d)) return;
        vm.prank(d.t.client);
        escrow.giveNotice(d.packed, NEVER, "");
    }

    function _solvent(address token_) private view {
        uint256 owed = gifts[token_];
        for (uint256 i = 0; i < deals.length; i++) {
            if (deals[i].t.token == token_) owed += held(deals[i]);
        }
        address[] memory owners = _owners();
        for (uint256 i = 0; i < owners.length; i++) {
            owed += escrow.credits(owners[i], token_);
        }
        vm.assertEq(balance(token_, address(escrow)), owed, "held = owed");
    }

    function _withdrawAll(address token_) private {
        address[] memory owners = _owners();
        for (uint256 i = 0; i < owners.length; i++) {
            if (escrow.credits(owners[i], token_) > 0) withdrawAll(owners[i], token_);
        }
    }

    /// @dev Everyone who can be credited, each once.
    function _owners() private view returns (address[] memory owners) {
        owners = new address[](5 * SLOTS + 1);
        uint256 count;
        owners[count++] = stranger;
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            if (last[slot] == 0) continue;
            IEscrow.Terms storage t_ = deals[last[slot] - 1].t;
            owners[count++] = t_.client;
            owners[count++] = t_.worker;
            if (t_.payee != address(0)) owners[count++] = t_.payee;
            owners[count++] = t_.hub;
            if (t_.arbiter != address(0)) owners[count++] = t_.arbiter;
        }
        assembly {
            mstore(owners, count)
        }
    }
}
