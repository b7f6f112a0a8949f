// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev Amounts at the end of their type. What a claim set aside cannot go back into a fund that was filled to the
/// last unit meanwhile: it is the client's, and nothing reverts.
/// Rule 4.
contract ExtremesFuzzTest is EscrowFixture {
    uint96 private constant MAX = type(uint96).max;

    function testFuzz_ARetractedSumThatDoesNotFitIsTheClients(uint96 sum, uint96 room) public {
        _beginFull(sum, 0, 0);
        room = _makeRoom(room);
        watch(address(token));
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        _expectBack(_sum(), room);
    }

    function testFuzz_WhatARulingDeniesThatDoesNotFitIsTheClients(
        uint96 sum,
        uint96 fee,
        uint96 award,
        uint96 room
    ) public {
        uint256 aside = _beginFull(sum, fee, 0);
        uint256 given = bound(award, 0, _sum());
        _objectWithFee(aside);
        room = _makeRoom(room);
        watch(address(token));
        rule(1, uint96(given));
        uint256 borne = aside * (_sum() - given) / _sum();
        if (borne > given) borne = given;
        moves(address(token), address(escrow), worker, given - borne);
        moves(address(token), address(escrow), arbiter, aside);
        _expectBack(_sum() - given + borne, room);
    }

    function testFuzz_WhatALapseDeniesThatDoesNotFitIsTheClients(
        uint96 sum,
        uint96 fee,
        uint16 bps,
        uint96 room
    ) public {
        uint256 aside = _beginFull(sum, fee, bps);
        _objectWithFee(aside);
        room = _makeRoom(room);
        pass(30 days);
        watch(address(token));
        escrow.lapse(packed, 1);
        uint256 given = _sum() * t.fallbackBps / 10_000;
        moves(address(token), address(escrow), worker, given);
        _expectBack(_sum() - given + aside, room);
    }

    function testFuzz_TheFeeOfAConcededDisputeThatDoesNotFitIsTheClients(uint96 sum, uint96 fee, uint96 room)
        public
    {
        uint256 aside = _beginFull(sum, fee, 0);
        _objectWithFee(aside);
        room = _makeRoom(room);
        uint96 claimed = uint96(_sum());
        watch(address(token));
        vm.prank(client);
        escrow.concede(packed, 1, claimed, "");
        moves(address(token), address(escrow), worker, _sum());
        _expectBack(aside, room);
    }

    /// @dev Sum and fee together can be more than the type holds.
    function test_ALapseGivesBackMoreThanTheTypeHolds() public {
        uint256 aside = _beginFull(MAX, MAX, 0);
        vm.assertEq(aside, MAX);
        _objectWithFee(MAX);
        pass(30 days);
        watch(address(token));
        escrow.lapse(packed, 1);
        moves(address(token), address(escrow), client, 2 * uint256(MAX));
        settle();
        vm.assertEq(agreement(id).funded, 0);
    }

    function test_ARulingOfNothingGivesBackAllThatTheTypeHolds() public {
        _beginFull(MAX, MAX, 0);
        _objectWithFee(MAX);
        watch(address(token));
        rule(1, 0);
        moves(address(token), address(escrow), arbiter, MAX);
        settle();
        vm.assertEq(agreement(id).funded, MAX);
    }

    function testFuzz_AFundOfAnySizeIsPaidOut(uint96 fund, uint16 bps, uint96 total) public {
        IEscrow.Terms memory d = fullTerms();
        (d.token, d.hubBps) = (address(token), uint16(bound(bps, 0, 1_000)));
        fund = uint96(bound(fund, 1, MAX));
        total = uint96(bound(total, 1, MAX));
        begin(d, fund);
        watch(address(token));
        pay(total);
        uint256 drawn = total < fund ? total : fund;
        uint256 fee = drawn * d.hubBps / 10_000;
        moves(address(token), address(escrow), payee, drawn - fee);
        credited(address(token), hub, fee);
        settle();
        quit();
        moves(address(token), address(escrow), client, fund - drawn);
        settle();
    }

    // ------------------------------------------------------------------ support

    /// @dev Opens an agreement whose fund is full to the last unit, and claims.
    /// @return aside what an objection will put aside
    function _beginFull(uint96 sum, uint96 fee, uint16 bps) private returns (uint256 aside) {
        IEscrow.Terms memory d = defaultTerms();
        (d.token, d.claimCap, d.arbiterFee) = (address(token), MAX, fee);
        d.fallbackBps = uint16(bound(bps, 0, 10_000));
        sum = sum == MAX ? MAX : uint96(bound(sum, 1, MAX / 2));
        begin(d, MAX);
        claim(1, sum);
        aside = fee < sum ? fee : sum;
    }

    function _objectWithFee(uint256 aside) private {
        give(address(token), client, aside);
        vm.prank(client);
        escrow.object(packed, 1, REASON, uint96(aside), NEVER, "");
    }

    function _sum() private view returns (uint256) {
        return claimOf(id, 1).sum;
    }

    /// @dev Tops the fund up until only so much room is left, and tells how much that is.
    function _makeRoom(uint96 room) private returns (uint96) {
        uint96 most = MAX - agreement(id).funded;
        room = uint96(bound(room, 0, most));
        give(address(token), stranger, most - room);
        vm.prank(stranger);
        escrow.topUp(packed, most - room);
        return room;
    }

    function _expectBack(uint256 back, uint96 room) private {
        bool fits = back <= room;
        if (!fits) moves(address(token), address(escrow), client, back);
        settle();
        vm.assertEq(agreement(id).funded, MAX - room + (fits ? back : 0));
    }
}
