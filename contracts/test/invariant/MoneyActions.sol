// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {Token} from "../support/mocks/Tokens.sol";
import {Model} from "./Model.sol";

/// @dev Opening, topping up, permits and gifts. Every action returns whether it was done.
abstract contract MoneyActions is Model {
    /// @dev The client calls.
    function _open(uint256 seed) internal returns (bool) {
        (bool found, uint256 slot) = vacantSlot(seed);
        return found && _openAt(slot, seed);
    }

    function _openAt(uint256 slot, uint256 seed) internal returns (bool ok) {
        uint256 index = draft(slot, seed);
        Deal storage d = deals[index];
        uint96 amount = _amount(seed);
        bytes memory yes = signBy(Role.Worker, slot, termsHash(d.t));
        ok = play(
            d.t.client, coins(index, amount), abi.encodeCall(IEscrow.open, (d.packed, amount, yes, NEVER, ""))
        );
        if (ok) opened(index, d.t.client, amount);
        _drafted(index, ok);
    }

    /// @dev The worker or a stranger calls with the client's signature, and brings the coin.
    function _openSigned(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 slot) = vacantSlot(seed);
        if (!found) return false;
        uint256 index = draft(slot, seed);
        IEscrow.Opening memory o = _opening(index, _amount(seed));
        bool byWorker = part(seed, 21, 0, 1) == 0;
        if (byWorker) o.workerSignature = "";
        address caller = byWorker ? deals[index].t.worker : submitter(seed);
        ok = play(
            caller,
            coins(index, o.amount),
            abi.encodeCall(
                IEscrow.open, (o.terms, o.amount, o.workerSignature, o.deadline, o.clientSignature)
            )
        );
        if (ok) opened(index, _payer(index, caller), o.amount);
        _drafted(index, ok);
        if (ok) settleWith(index, caller);
    }

    /// @dev One new deal, and some that are open or over already, whose coin comes back.
    function _openMany(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 slot) = vacantSlot(seed);
        if (!found) return false;
        uint256[] memory others = someDeals(seed);
        uint256 index = draft(slot, seed);
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](others.length + 1);
        uint256 place = part(seed, 22, 0, others.length);
        uint256 value;
        for (uint256 i = 0; i < openings.length; i++) {
            uint256 which = i == place ? index : others[i < place ? i : i - 1];
            openings[i] = _opening(which, _amount(part(seed, 30 + i, 0, type(uint256).max - 1)));
            value += coins(which, openings[i].amount);
        }
        address caller = submitter(seed);
        // A contract remembers one answer: the last that it was asked for here is the new deal's.
        openings[place] = _opening(index, openings[place].amount);
        ok = play(caller, value, abi.encodeCall(IEscrow.openMany, (openings)));
        if (ok) opened(index, _payer(index, caller), openings[place].amount);
        compare(COIN, caller, true);
        solvent(COIN);
        _drafted(index, ok);
    }

    function _openWithPermit(uint256 seed) internal returns (bool ok) {
        if (last[PERMITS] > 0 && isOpen(last[PERMITS] - 1)) return false;
        uint256 index = draft(PERMITS, seed);
        Deal storage d = deals[index];
        IEscrow.Opening memory o = _opening(index, _amount(seed));
        IEscrow.Permit memory p = _permit(Role.Client, PERMITS, WEALTH);
        ok = play(submitter(seed), 0, abi.encodeCall(IEscrow.openWithPermit, (o, p)));
        if (ok) opened(index, d.t.client, o.amount);
        _drafted(index, ok);
    }

    /// @dev Anyone; one in sixteen fills the fund to the last unit of its type.
    function _topUp(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, any);
        return found && _topUpDeal(index, seed);
    }

    function _topUpDeal(uint256 index, uint256 seed) internal returns (bool ok) {
        Deal storage d = deals[index];
        uint96 room = type(uint96).max - state[index].funded;
        uint96 amount = part(seed, 23, 0, 15) == 0 ? room : uint96(part(seed, 20, 1, 10 ether));
        if (amount > room) amount = room;
        address caller = submitter(seed);
        ok = play(caller, coins(index, amount), abi.encodeCall(IEscrow.topUp, (d.packed, amount)));
        if (ok) toppedUp(index, caller, amount);
        settleWith(index, caller);
    }

    function _topUpWithPermit(uint256 seed) internal returns (bool ok) {
        if (last[PERMITS] == 0 || !isOpen(last[PERMITS] - 1)) return false;
        uint256 index = last[PERMITS] - 1;
        if (type(uint96).max - state[index].funded < 1 ether) return false;
        Deal storage d = deals[index];
        uint96 amount = uint96(part(seed, 20, 0, 1 ether));
        uint256 slot = part(seed, 17, 0, SLOTS - 1);
        IEscrow.Permit memory p = _permit(Role.Submitter, slot, WEALTH);
        address caller = who(Role.Submitter, slot);
        ok = play(caller, 0, abi.encodeCall(IEscrow.topUpWithPermit, (d.packed, amount, p)));
        if (ok) toppedUp(index, caller, amount);
        settleWith(index, caller);
    }

    /// @dev Some deals, open or over; the coin of those that are over comes back.
    function _topUpMany(uint256 seed) internal returns (bool ok) {
        uint256[] memory which = someDeals(seed);
        if (which.length < 2) return false;
        IEscrow.TopUp[] memory topUps = new IEscrow.TopUp[](which.length);
        uint256 value;
        for (uint256 i = 0; i < which.length; i++) {
            uint96 room = type(uint96).max - state[which[i]].funded;
            uint96 amount = uint96(part(seed, 20 + i, 0, 1 ether));
            topUps[i] = IEscrow.TopUp(deals[which[i]].packed, amount < room ? amount : room);
            value += coins(which[i], topUps[i].amount);
        }
        address caller = submitter(seed);
        ok = play(caller, value, abi.encodeCall(IEscrow.topUpMany, (topUps)));
        for (uint256 i = 0; i < which.length; i++) {
            if (ok && isOpen(which[i])) toppedUp(which[i], caller, topUps[i].amount);
        }
        settleAll(which, caller);
    }

    /// @dev Money that nobody asked for: the only kind that stays in the escrow.
    function _give(uint256 seed) internal returns (bool) {
        if (part(seed, 20, 0, 1) == 0) {
            token.mint(address(escrow), 7);
            gifts[address(token)] += 7;
        } else {
            vm.deal(address(escrow), address(escrow).balance + 7);
            gifts[COIN] += 7;
        }
        return true;
    }

    // ------------------------------------------------------------------- support

    /// @dev A draft that was not opened is thrown away, when it left no trace.
    function _drafted(uint256 index, bool ok) internal {
        settle(index);
        if (!ok) deals.pop();
    }

    function _payer(uint256 index, address caller) private view returns (address) {
        return deals[index].t.token == COIN ? caller : deals[index].t.client;
    }

    /// @dev Nothing, one time in sixteen.
    function _amount(uint256 seed) internal pure returns (uint96) {
        return part(seed, 24, 0, 15) == 0 ? 0 : uint96(part(seed, 20, 1, 20 ether));
    }

    /// @dev By both signatures.
    function _opening(uint256 index, uint96 amount) internal returns (IEscrow.Opening memory) {
        Deal storage d = deals[index];
        bytes memory yes = signBy(Role.Client, d.slot, openHash(d.id, amount, NEVER));
        return IEscrow.Opening(d.packed, amount, signBy(Role.Worker, d.slot, termsHash(d.t)), NEVER, yes);
    }

    function _permit(Role role, uint256 slot, uint256 value) private view returns (IEscrow.Permit memory p) {
        address owner = who(role, slot);
        (p.value, p.deadline) = (value, NEVER);
        bytes32 digest = token.permitDigest(owner, address(escrow), value, token.nonces(owner), NEVER);
        (p.v, p.r, p.s) = vm.sign(keyOf(role, slot), digest);
    }
}
