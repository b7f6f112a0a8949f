// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {MoodyToken} from "../support/mocks/MoodyToken.sol";
import {ClaimActions} from "./ClaimActions.sol";

/// @dev Notice, closing, credits; and the temper of those who are paid.
abstract contract EndActions is ClaimActions {
    function _giveNotice(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _noticeable);
        if (!found) return false;
        look(index);
        vm.prank(deals[index].t.client);
        escrow.giveNotice(deals[index].packed, time(), "");
        book(index, 0, 0);
        return true;
    }

    function _withdraw(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _withdrawable);
        if (!found) return false;
        look(index);
        vm.prank(stranger);
        escrow.withdraw(deals[index].packed);
        book(index, 0, 0);
        return true;
    }

    /// @dev The client calls with the worker's signature.
    function _close(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _any);
        if (!found) return false;
        Deal storage d = deals[index];
        IEscrow.Agreement memory a = agreement(d.id);
        uint96 total = uint96(part(seed, 20, a.drawn, a.funded));
        bytes memory signature = signByWorker(d.slot, closeHash(d.id, a.round, total, NEVER));
        look(index);
        vm.prank(d.t.client);
        escrow.close(d.packed, a.round, total, NEVER, "", signature);
        book(index, 0, 0);
        return true;
    }

    function _quit(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _any);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = uint96(part(seed, 20, 0, agreement(d.id).drawn));
        look(index);
        vm.prank(stranger);
        escrow.quit(d.packed, total, NEVER, signByWorker(d.slot, quitHash(d.id, total, NEVER)));
        book(index, 0, 0);
        return true;
    }

    /// @dev Of anyone whom a deal may have credited, sent to an account that holds nothing else. A token in a bad
    /// mood may refuse; an honest one may not.
    function _withdrawCredit(uint256 seed) internal returns (bool) {
        for (uint256 i = 0; i < deals.length; i++) {
            Deal storage d = deals[(seed % deals.length + i) % deals.length];
            address[5] memory owners = [d.t.hub, d.t.arbiter, d.t.client, d.t.payee, stranger];
            for (uint256 j = 0; j < 5; j++) {
                address owner = owners[(seed / 7 + j) % 5];
                if (owner != address(0) && escrow.credits(owner, d.t.token) > 0) {
                    return withdrawAll(owner, d.t.token) || d.slot == HOSTILE;
                }
            }
        }
        return false;
    }

    function withdrawAll(address owner, address token_) internal returns (bool ok) {
        address sink = sinkOf(owner);
        uint256 credit = escrow.credits(owner, token_);
        uint256 before = balance(token_, sink);
        vm.prank(owner);
        (ok,) = address(escrow).call{gas: 1_000_000}(
            abi.encodeCall(IEscrow.withdrawCredit, (owner, token_, sink, 0, time(), ""))
        );
        if (token_ != address(moody)) {
            vm.assertTrue(ok, "an honest credit");
            vm.assertEq(balance(token_, sink), before + credit, "the sink's");
        }
    }

    /// @dev A hub's, by its signature, to where it says.
    function _withdrawCreditSigned(uint256 seed) internal returns (bool) {
        for (uint256 i = 0; i < deals.length; i++) {
            Deal storage d = deals[(seed % deals.length + i) % deals.length];
            address owner = d.t.hub;
            uint256 credit = escrow.credits(owner, d.t.token);
            if (d.slot == HOSTILE || credit == 0) continue;
            uint64 counter = escrow.counters(owner);
            address to = sinkOf(owner);
            uint256 before = balance(d.t.token, to);
            bytes32 hash = withdrawalHash(owner, d.t.token, to, counter, NEVER);
            vm.prank(stranger);
            escrow.withdrawCredit(owner, d.t.token, to, counter, NEVER, signByHub(d.slot, hash));
            vm.assertEq(balance(d.t.token, to), before + credit, "the sink's");
            vm.assertEq(escrow.counters(owner), counter + 1);
            return true;
        }
        return false;
    }

    /// @dev Where an owner's credit goes, an account that holds nothing else.
    function sinkOf(address owner) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("sink", owner)))));
    }

    /// @dev The hostile token and the reentrant payee choose what to do to the escrow from now on.
    function _changeMood(uint256 seed) internal returns (bool) {
        bytes memory attack = abi.encodeCall(IEscrow.collect, ("", 1));
        if (deals.length > 0) attack = abi.encodeCall(IEscrow.withdraw, (deals[seed % deals.length].packed));
        moody.feel(MoodyToken.Mood(part(seed, 20, 0, uint256(type(MoodyToken.Mood).max))), attack);
        greedy.arm(address(escrow), abi.encodeCall(IEscrow.collect, ("", 1)));
        return true;
    }

    // ------------------------------------------------------------------ support

    function _noticeable(Deal storage d) internal view returns (bool) {
        IEscrow.Agreement memory a = agreement(d.id);
        return a.noticeEnd == 0 && (a.flags & UNCOMMITTED != 0 || time() >= d.t.committedUntil);
    }

    function _withdrawable(Deal storage d) private view returns (bool) {
        uint40 noticeEnd = agreement(d.id).noticeEnd;
        return noticeEnd != 0 && time() > noticeEnd;
    }
}
