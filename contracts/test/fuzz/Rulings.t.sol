// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev A dispute conserves money to the last unit, however it ends and whatever the numbers.
/// Rule 8.
contract RulingsFuzzTest is EscrowFixture {
    struct Case {
        uint96 fund;
        uint96 sum;
        uint96 award;
        uint96 arbiterFee;
        uint16 hubBps;
        uint16 fallbackBps;
        bool closed;
    }

    /// @dev What the end of a dispute must move.
    struct Outcome {
        uint256 payee;
        uint256 hub;
        uint256 arbiter;
        uint256 back;
    }

    function testFuzz_ARulingSplitsSumAndFeeAsDocumented(Case memory c) public {
        uint256 aside = _dispute(c);
        uint256 award = bound(c.award, 0, c.sum);
        uint256 borne = aside * (uint256(c.sum) - award) / c.sum;
        if (borne > award) borne = award;
        Outcome memory o;
        o.arbiter = aside;
        o.hub = (award - borne) * t.hubBps / 10_000;
        o.payee = award - borne - o.hub;
        o.back = c.sum - award + borne;
        rule(1, uint96(award));
        _expect(c, o, aside);
    }

    function testFuzz_ALapseSplitsTheSumAndReturnsTheFee(Case memory c) public {
        uint256 aside = _dispute(c);
        uint256 award = uint256(c.sum) * t.fallbackBps / 10_000;
        Outcome memory o;
        o.hub = award * t.hubBps / 10_000;
        o.payee = award - o.hub;
        o.back = c.sum - award + aside;
        pass(uint256(t.ruling) + 1);
        escrow.lapse(packed, 1);
        _expect(c, o, aside);
    }

    function testFuzz_AConcessionPaysTheSumAndReturnsTheFee(Case memory c) public {
        uint256 aside = _dispute(c);
        Outcome memory o;
        o.hub = uint256(c.sum) * t.hubBps / 10_000;
        o.payee = c.sum - o.hub;
        o.back = aside;
        vm.prank(client);
        escrow.concede(packed, 1, c.sum, "");
        _expect(c, o, aside);
    }

    /// @dev Opens, claims, objects with exactly the fee, and closes or not.
    /// @return aside the arbiter's fee
    function _dispute(Case memory c) private returns (uint256 aside) {
        c.fund = uint96(bound(c.fund, 1, type(uint96).max / 2));
        c.sum = uint96(bound(c.sum, 1, c.fund));
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        d.claimCap = type(uint96).max;
        d.arbiterFee = uint96(bound(c.arbiterFee, 0, type(uint96).max));
        d.hubBps = uint16(bound(c.hubBps, 0, 1_000));
        d.fallbackBps = uint16(bound(c.fallbackBps, 0, 10_000));
        aside = d.arbiterFee < c.sum ? d.arbiterFee : c.sum;
        begin(d, c.fund);
        claim(1, c.sum);
        if (c.closed) quit();
        give(address(token), client, aside);
        vm.prank(client);
        escrow.object(packed, 1, REASON, uint96(aside), NEVER, "");
    }

    function _expect(Case memory c, Outcome memory o, uint256 aside) private view {
        uint256 rest = uint256(c.fund) - c.sum;
        uint256 before = c.closed ? rest : 0;
        vm.assertEq(token.balanceOf(payee), o.payee, "the payee's");
        vm.assertEq(escrow.credits(hub, address(token)), o.hub, "the hub's");
        vm.assertEq(token.balanceOf(arbiter), o.arbiter, "the arbiter's");
        vm.assertEq(token.balanceOf(client), before + (c.closed ? o.back : 0), "the client's");
        vm.assertEq(agreement(id).funded, rest + (c.closed ? 0 : o.back), "the fund's");
        uint256 held = c.closed ? 0 : rest + o.back;
        vm.assertEq(token.balanceOf(address(escrow)), held + o.hub, "held");
        vm.assertEq(o.payee + o.hub + o.arbiter + o.back, uint256(c.sum) + aside, "in is out");
    }
}
