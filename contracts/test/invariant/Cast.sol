// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";
import {GasBurner, Reentrant, Rejecting, ReturnBomb} from "../support/mocks/Payees.sol";
import {MoodyToken} from "../support/mocks/MoodyToken.sol";
import {Token} from "../support/mocks/Tokens.sol";

/// @dev Who plays: eight slots, each with its own people, token and kind of payee, and in each slot one agreement
/// after the other. Deals that have ended stay on the list, for their claims live on.
abstract contract Cast is EscrowFixture {
    struct Deal {
        uint256 slot;
        IEscrow.Terms t;
        bytes packed;
        bytes32 id;
    }

    uint256 internal constant SLOTS = 8;
    /// @dev The slot whose client is a contract that takes no coin, and signs nothing.
    uint256 internal constant CONTRACT_CLIENT = 3;
    /// @dev The slot whose token does as it likes.
    uint256 internal constant HOSTILE = 7;
    uint256 private constant CLIENTS = 0xC0000;
    uint256 private constant WORKERS = 0xE0000;
    uint256 private constant ARBITERS = 0xB0000;
    uint256 private constant HUBS = 0x40000;

    Deal[] internal deals;
    /// @dev Of each slot, one more than the index of its last deal; zero: none yet.
    uint256[SLOTS] internal last;
    MoodyToken public moody;
    Reentrant internal greedy;
    address private contractClient;
    address[5] private payees;
    uint256 private clock;

    function setUp() public virtual override {
        super.setUp();
        clock = vm.getBlockTimestamp();
        moody = new MoodyToken();
        greedy = new Reentrant();
        contractClient = address(new Rejecting());
        payees = [
            address(0x9A0),
            address(new Rejecting()),
            address(new GasBurner()),
            address(new ReturnBomb()),
            address(greedy)
        ];
        for (uint256 i = 0; i < SLOTS; i++) {
            vm.deal(clientOf(i), 1e12 ether);
            give(address(token), clientOf(i), 1e12 ether);
            give(address(moody), clientOf(i), 1e12 ether);
        }
        vm.deal(stranger, 1e12 ether);
        give(address(token), stranger, 1e12 ether);
        give(address(moody), stranger, 1e12 ether);
    }

    // ------------------------------------------------------------------- people

    function clientOf(uint256 slot) internal view returns (address) {
        return slot == CONTRACT_CLIENT ? contractClient : vm.addr(CLIENTS + slot);
    }

    function signByClient(uint256 slot, bytes32 structHash) internal view returns (bytes memory) {
        return sign(CLIENTS + slot, structHash);
    }

    function signByWorker(uint256 slot, bytes32 structHash) internal view returns (bytes memory) {
        return sign(WORKERS + slot, structHash);
    }

    function signByArbiter(uint256 slot, bytes32 structHash) internal view returns (bytes memory) {
        return sign(ARBITERS + slot, structHash);
    }

    function signByHub(uint256 slot, bytes32 structHash) internal view returns (bytes memory) {
        return sign(HUBS + slot, structHash);
    }

    function tokenOf(uint256 slot) internal view returns (address) {
        if (slot == HOSTILE) return address(moody);
        return slot < 5 ? COIN : address(token);
    }

    /// @dev Different numbers at each opening; slots 5 and 6 do without some of the roles.
    function termsOf(uint256 slot, uint256 seed) internal returns (IEscrow.Terms memory d) {
        d = defaultTerms();
        d.client = clientOf(slot);
        d.worker = vm.addr(WORKERS + slot);
        d.payee = slot < 5 ? payees[slot] : address(0);
        d.approver = approver;
        d.arbiter = slot == 6 ? address(0) : vm.addr(ARBITERS + slot);
        d.token = tokenOf(slot);
        d.hub = vm.addr(HUBS + slot);
        d.hubBps = slot == 5 ? 0 : uint16(part(seed, 1, 0, 1_000));
        d.claimCap = uint96(part(seed, 2, 1, 5 ether));
        d.arbiterFee = slot == 6 ? 0 : uint96(part(seed, 3, 0, 1 ether));
        d.review = uint32(part(seed, 4, 12 hours, 3 days));
        d.ruling = uint32(part(seed, 5, 0, 5 days));
        d.notice = uint32(part(seed, 6, d.review, 5 days));
        d.fallbackBps = uint16(part(seed, 7, 0, 10_000));
        d.committedUntil = slot % 2 == 0 ? 0 : uint40(clock + part(seed, 8, 0, 10 days));
    }

    /// @dev A number in range, made of a seed; another for every salt.
    function part(uint256 seed, uint256 salt, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + uint256(keccak256(abi.encode(seed, salt))) % (high - low + 1);
    }

    // -------------------------------------------------------------------- deals

    function isOpen(Deal storage d) internal view returns (bool) {
        return agreement(d.id).flags & OPEN != 0;
    }

    function left(Deal storage d) internal view returns (uint96) {
        IEscrow.Agreement memory a = agreement(d.id);
        return a.funded - a.drawn;
    }

    /// @dev The arbiter's fee that a dispute holds.
    function asideOf(Deal storage d, uint96 sum) internal view returns (uint96) {
        return d.t.arbiterFee < sum ? d.t.arbiterFee : sum;
    }

    /// @dev What the escrow owes because of this deal.
    function held(Deal storage d) internal view returns (uint256 sum) {
        IEscrow.Agreement memory a = agreement(d.id);
        if (a.flags & OPEN != 0) sum = a.funded - a.drawn;
        for (uint16 round = 1; round <= a.round; round++) {
            IEscrow.Claim memory c = claimOf(d.id, round);
            if (c.state == IEscrow.ClaimState.Pending) sum += c.sum;
            if (c.state == IEscrow.ClaimState.Disputed) sum += uint256(c.sum) + asideOf(d, c.sum);
        }
    }

    /// @dev A slot without an open deal, but not `other`, from a random place on.
    function vacantSlot(uint256 seed, uint256 other) internal view returns (bool found, uint256 slot) {
        for (uint256 i = 0; i < SLOTS; i++) {
            slot = (seed + i) % SLOTS;
            bool vacant = last[slot] == 0 || !isOpen(deals[last[slot] - 1]);
            if (vacant && slot != other) return (true, slot);
        }
    }

    /// @dev Every slot's last deal, open or not.
    function lastDeals() internal view returns (uint256[] memory which) {
        which = new uint256[](SLOTS);
        uint256 count;
        for (uint256 i = 0; i < SLOTS; i++) {
            if (last[i] > 0) which[count++] = last[i] - 1;
        }
        assembly {
            mstore(which, count)
        }
    }

    function findOpen(uint256 seed, function(Deal storage) view returns (bool) good)
        internal
        view
        returns (bool found, uint256 index)
    {
        for (uint256 i = 0; i < SLOTS; i++) {
            uint256 slot = (seed + i) % SLOTS;
            if (last[slot] == 0) continue;
            index = last[slot] - 1;
            if (isOpen(deals[index]) && good(deals[index])) return (true, index);
        }
    }

    function findClaim(uint256 seed, function(Deal storage, IEscrow.Claim memory) view returns (bool) good)
        internal
        view
        returns (bool found, uint256 index, uint16 round)
    {
        for (uint256 i = 0; i < deals.length; i++) {
            index = (seed % deals.length + i) % deals.length;
            uint16 rounds = agreement(deals[index].id).round;
            for (round = 1; round <= rounds; round++) {
                if (good(deals[index], claimOf(deals[index].id, round))) return (true, index, round);
            }
        }
    }

    // --------------------------------------------------------------------- time

    /// @dev Time must be set anew in every call: each is a transaction, and keeps none of its own.
    function advance(uint256 seed) internal {
        clock += part(seed, 9, 0, 1 hours);
        if (part(seed, 10, 0, 4) == 0 && deals.length > 0) _jump(part(seed, 11, 0, deals.length - 1), seed);
        vm.warp(clock);
    }

    /// @dev To the end of a period of some deal, or the second after.
    function _jump(uint256 index, uint256 seed) private {
        IEscrow.Agreement memory a = agreement(deals[index].id);
        uint256 to = a.noticeEnd;
        if (a.round > 0 && part(seed, 12, 0, 3) > 0) {
            IEscrow.Claim memory c = claimOf(deals[index].id, uint16(part(seed, 13, 1, a.round)));
            to = c.state == IEscrow.ClaimState.Disputed ? c.rulingEnd : c.reviewEnd;
        }
        to += part(seed, 14, 0, 1);
        if (to > clock && to < clock + 20 days) clock = to;
    }
}
