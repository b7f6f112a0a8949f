// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {Books} from "./Books.sol";

/// @dev Opening, topping up, and gifts. Every action returns whether there was anything to do it to.
abstract contract MoneyActions is Books {
    function _open(uint256 seed) internal returns (bool found) {
        uint256 slot;
        (found, slot) = vacantSlot(seed, SLOTS);
        if (!found) return false;
        uint96 amount = uint96(part(seed, 20, 0, 20 ether));
        uint256 index = _draft(slot, seed);
        Deal storage d = deals[index];
        look(index);
        vm.prank(d.t.client);
        escrow.open{value: d.t.token == COIN ? amount : 0}(
            d.packed, amount, signByWorker(slot, termsHash(d.t)), NEVER, ""
        );
        book(index, amount, 0);
    }

    function _openSigned(uint256 seed) internal returns (bool) {
        (bool found, uint256 slot) = vacantSlot(seed, CONTRACT_CLIENT);
        if (!found) return false;
        uint96 amount = uint96(part(seed, 20, 0, 20 ether));
        uint256 index = _draft(slot, seed);
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](1);
        openings[0] = _opening(deals[index], amount);
        look(index);
        bool coin = deals[index].t.token == COIN;
        vm.prank(stranger);
        escrow.openMany{value: coin ? amount : 0}(openings);
        book(index, coin ? 0 : amount, coin ? amount : 0);
        return true;
    }

    /// @dev One new deal, and all that are open in other slots once more.
    function _openMany(uint256 seed) internal returns (bool) {
        (bool found, uint256 slot) = vacantSlot(seed, CONTRACT_CLIENT);
        if (!found) return false;
        uint256 index = _draft(slot, seed);
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](SLOTS);
        uint256 value;
        for (uint256 i = 0; i < SLOTS; i++) {
            uint256 which = last[i] == 0 ? index : last[i] - 1;
            openings[i] = _opening(deals[which], uint96(part(seed, 30 + i, 0, 20 ether)));
            if (deals[which].t.token == COIN) value += openings[i].amount;
        }
        look(index);
        vm.prank(stranger);
        escrow.openMany{value: value}(openings);
        uint96 amount = agreement(deals[index].id).funded;
        bool coin = deals[index].t.token == COIN;
        book(index, coin ? 0 : amount, coin ? amount : 0);
        return true;
    }

    function _topUp(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _any);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 amount = uint96(part(seed, 20, 0, 10 ether));
        look(index);
        vm.prank(stranger);
        escrow.topUp{value: d.t.token == COIN ? amount : 0}(d.packed, amount);
        book(index, 0, amount);
        return true;
    }

    /// @dev Every slot's last deal, open or not.
    function _topUpMany(uint256 seed) internal returns (bool) {
        uint256[] memory which = lastDeals();
        IEscrow.TopUp[] memory topUps = new IEscrow.TopUp[](which.length);
        uint256 value;
        for (uint256 i = 0; i < which.length; i++) {
            Deal storage d = deals[which[i]];
            topUps[i] = IEscrow.TopUp(d.packed, uint96(part(seed, 20 + i, 0, 1 ether)));
            if (d.t.token == COIN) value += topUps[i].amount;
            look(which[i]);
        }
        vm.prank(stranger);
        escrow.topUpMany{value: value}(topUps);
        for (uint256 i = 0; i < which.length; i++) {
            book(which[i], 0, isOpen(deals[which[i]]) ? topUps[i].amount : 0);
        }
        return which.length > 0;
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

    // ------------------------------------------------------------------ support

    function _draft(uint256 slot, uint256 seed) private returns (uint256 index) {
        IEscrow.Terms memory t_ = termsOf(slot, seed);
        index = deals.length;
        deals.push(Deal({slot: slot, t: t_, packed: pack(t_), id: idOf(t_)}));
        last[slot] = index + 1;
    }

    /// @dev By both signatures. The client that is a contract has none; its deal must be open already.
    function _opening(Deal storage d, uint96 amount) private view returns (IEscrow.Opening memory) {
        bytes memory yes = signByClient(d.slot, openHash(d.id, amount, NEVER));
        return IEscrow.Opening(d.packed, amount, signByWorker(d.slot, termsHash(d.t)), NEVER, yes);
    }

    function _any(Deal storage) internal pure returns (bool) {
        return true;
    }
}
