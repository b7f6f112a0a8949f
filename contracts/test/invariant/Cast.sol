// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {People} from "./People.sol";

/// @dev What is played: in each slot one agreement after the other. Deals that have ended stay on the list, for
/// their claims live on. What they must look like is kept here, apart from the contract.
abstract contract Cast is People {
    struct Deal {
        uint256 slot;
        IEscrow.Terms t;
        bytes packed;
        bytes32 id;
        uint96 voucher; // the highest total that the approver signed for the worker to keep
    }

    Deal[] internal deals;
    /// @dev Of each slot, one more than the index of its last deal; zero: none yet.
    uint256[SLOTS] internal last;
    mapping(uint256 index => IEscrow.Agreement) internal state;
    mapping(uint256 index => mapping(uint16 round => IEscrow.Claim)) internal claimState;
    /// @dev Claims that are pending or disputed: the deal's index and the round in one number.
    uint256[] internal live;
    /// @dev Time goes no faster than the steps want, unless a kind of step waits for it.
    bool internal mayWait;
    uint256 private clock;

    function setUp() public virtual override {
        super.setUp();
        clock = vm.getBlockTimestamp();
    }

    // -------------------------------------------------------------------- deals

    /// @dev Different numbers at each opening; some slots do without some of the roles.
    function draft(uint256 slot, uint256 seed) internal returns (uint256 index) {
        IEscrow.Terms memory d = defaultTerms();
        d.client = who(Role.Client, slot);
        d.worker = who(Role.Worker, slot);
        d.payee = slot == PERMITS || slot == WALLETS ? address(0) : who(Role.Payee, slot);
        d.approver = approver;
        d.arbiter = slot == PERMITS ? address(0) : who(Role.Arbiter, slot);
        d.token = tokenOf(slot);
        d.hub = who(Role.Hub, slot);
        d.hubBps = slot == NO_HUB_FEE ? 0 : uint16(part(seed, 1, 0, 1_000));
        d.claimCap = uint96(part(seed, 2, 1, 5 ether));
        d.arbiterFee = slot == PERMITS ? 0 : uint96(part(seed, 3, 0, 1 ether));
        d.review = uint32(part(seed, 4, 12 hours, 3 days));
        d.ruling = part(seed, 15, 0, 7) == 0 ? 0 : uint32(part(seed, 5, 0, 5 days));
        d.notice = uint32(part(seed, 6, d.review, 5 days));
        d.fallbackBps = uint16(part(seed, 7, 0, 10_000));
        d.committedUntil = slot % 2 == 0 ? 0 : uint40(clock + part(seed, 8, 0, 10 days));
        index = deals.length;
        deals.push(Deal({slot: slot, t: d, packed: pack(d), id: idOf(d), voucher: 0}));
    }

    function receiverOf(Deal storage d) internal view returns (address) {
        return d.t.payee == address(0) ? d.t.worker : d.t.payee;
    }

    function left(uint256 index) internal view returns (uint96) {
        return state[index].funded - state[index].drawn;
    }

    function isOpen(uint256 index) internal view returns (bool) {
        return state[index].flags & OPEN != 0;
    }

    /// @dev The arbiter's fee that a dispute holds.
    function asideOf(uint256 index, uint16 round) internal view returns (uint96) {
        uint96 fee = deals[index].t.arbiterFee;
        uint96 sum = claimState[index][round].sum;
        return fee < sum ? fee : sum;
    }

    /// @dev A slot without an open deal, from a random place on.
    function vacantSlot(uint256 seed) internal view returns (bool found, uint256 slot) {
        for (uint256 i = 0; i < SLOTS; i++) {
            slot = (seed % SLOTS + i) % SLOTS;
            if (last[slot] == 0 || !isOpen(last[slot] - 1)) return (true, slot);
        }
    }

    /// @dev The last deals of some neighbouring slots, open or not.
    function someDeals(uint256 seed) internal view returns (uint256[] memory which) {
        uint256 slots = part(seed, 16, 3, 6);
        which = new uint256[](slots);
        uint256 count;
        for (uint256 i = 0; i < slots; i++) {
            uint256 slot = (seed % SLOTS + i) % SLOTS;
            if (last[slot] > 0) which[count++] = last[slot] - 1;
        }
        assembly ("memory-safe") {
            mstore(which, count)
        }
    }

    function findOpen(uint256 seed, function(uint256) view returns (bool) good)
        internal
        view
        returns (bool found, uint256 index)
    {
        for (uint256 i = 0; i < SLOTS; i++) {
            uint256 slot = (seed % SLOTS + i) % SLOTS;
            if (last[slot] == 0) continue;
            index = last[slot] - 1;
            if (isOpen(index) && good(index)) return (true, index);
        }
    }

    function findClaim(uint256 seed, function(uint256, uint16) view returns (bool) good)
        internal
        view
        returns (bool found, uint256 index, uint16 round)
    {
        uint256 count = live.length;
        for (uint256 i = 0; i < count; i++) {
            (index, round) = liveClaim((seed % count + i) % count);
            if (good(index, round)) return (true, index, round);
        }
    }

    function liveClaim(uint256 place) internal view returns (uint256 index, uint16 round) {
        return (live[place] >> 16, uint16(live[place]));
    }

    function any(uint256) internal pure returns (bool) {
        return true;
    }

    /// @dev A number in range, made of a seed; another for every salt.
    function part(uint256 seed, uint256 salt, uint256 low, uint256 high) internal pure returns (uint256 x) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(32, salt)
            x := add(low, mod(keccak256(0, 64), add(sub(high, low), 1)))
        }
    }

    // --------------------------------------------------------------------- time

    /// @dev Some minutes, and now and then to the end of a period. That warps persist from step to step is checked
    /// here, and by the contract's own times, which are compared with these.
    function advance(uint256 seed) internal {
        vm.assertEq(vm.getBlockTimestamp(), clock, "time passes between the steps");
        clock += part(seed, 9, 0, 1 hours);
        if (part(seed, 10, 0, 4) == 0) _jump(seed);
        vm.warp(clock);
    }

    function waitUntil(uint256 to) internal {
        if (to <= clock) return;
        clock = to;
        vm.warp(to);
    }

    /// @dev To the last second of a claim's or a notice's period, or the second after.
    function _jump(uint256 seed) private {
        uint256 to;
        if (live.length > 0 && part(seed, 12, 0, 3) > 0) {
            (uint256 index, uint16 round) = liveClaim(part(seed, 11, 0, live.length - 1));
            IEscrow.Claim storage c = claimState[index][round];
            to = c.state == IEscrow.ClaimState.Disputed ? c.rulingEnd : c.reviewEnd;
        } else {
            uint256 slot = part(seed, 13, 0, SLOTS - 1);
            if (last[slot] > 0) to = state[last[slot] - 1].noticeEnd;
        }
        to += part(seed, 14, 0, 1);
        if (to > clock) clock = to;
    }
}
