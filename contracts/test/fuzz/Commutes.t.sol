// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev Rule 8: a claim and a voucher that the fund covers together commute. Whenever the voucher is drawn, before
/// the claim, while it is pending or when it is decided, everyone ends with the same.
contract CommutesFuzzTest is EscrowFixture {
    enum End {
        Collected,
        Conceded,
        Retracted,
        Ruled,
        Lapsed
    }

    struct Case {
        uint96 fund;
        uint96 total;
        uint96 sum;
        uint96 arbiterFee;
        uint96 award;
        uint16 hubBps;
        uint16 fallbackBps;
        uint8 end;
    }

    struct Wealth {
        uint256 client;
        uint256 payee;
        uint256 hub;
        uint256 arbiter;
        uint256 escrow;
    }

    function testFuzz_AVoucherAndAClaimCommute(Case memory c) public {
        c.fund = uint96(bound(c.fund, 10, 1e28));
        c.total = uint96(bound(c.total, 1, c.fund / 2));
        c.sum = uint96(bound(c.sum, 1, c.fund / 4));
        c.award = uint96(bound(c.award, 0, c.sum));
        IEscrow.Terms memory d = fullTerms();
        (d.token, d.claimCap) = (address(token), type(uint96).max);
        d.arbiterFee = uint96(bound(c.arbiterFee, 0, c.sum));
        d.hubBps = uint16(bound(c.hubBps, 0, 1_000));
        d.fallbackBps = uint16(bound(c.fallbackBps, 0, 10_000));
        begin(d, c.fund);
        uint256 state = vm.snapshotState();
        Wealth memory first = _play(c, 0);
        for (uint256 moment = 1; moment < 4; moment++) {
            vm.revertToState(state);
            _same(first, _play(c, moment));
        }
    }

    /// @dev The voucher is drawn before step number `moment`; at the end the worker quits, and all is told.
    function _play(Case memory c, uint256 moment) private returns (Wealth memory w) {
        End end = End(c.end % 5);
        _draw(c, moment == 0);
        claim(1, c.sum);
        _draw(c, moment == 1);
        if (end == End.Ruled || end == End.Lapsed) object(1);
        _draw(c, moment == 2);
        _decide(c, end);
        _draw(c, moment == 3);
        quit();
        w.client = token.balanceOf(client);
        w.payee = token.balanceOf(payee);
        w.hub = escrow.credits(hub, address(token));
        w.arbiter = token.balanceOf(arbiter);
        w.escrow = token.balanceOf(address(escrow));
    }

    function _draw(Case memory c, bool due) private {
        if (due) escrow.pay(packed, c.total, MEMO, approval(CLIENT_KEY, id, c.total, MEMO));
    }

    function _decide(Case memory c, End end) private {
        if (end == End.Collected) {
            pass(uint256(t.review) + 1);
            escrow.collect(packed, 1);
        } else if (end == End.Conceded) {
            vm.prank(client);
            escrow.concede(packed, 1, c.sum, "");
        } else if (end == End.Retracted) {
            vm.prank(worker);
            escrow.retract(packed, 1, "");
        } else if (end == End.Ruled) {
            rule(1, c.award);
        } else {
            pass(uint256(t.ruling) + 1);
            escrow.lapse(packed, 1);
        }
    }

    function _same(Wealth memory a, Wealth memory b) private pure {
        vm.assertEq(a.client, b.client, "the client's");
        vm.assertEq(a.payee, b.payee, "the payee's");
        vm.assertEq(a.hub, b.hub, "the hub's");
        vm.assertEq(a.arbiter, b.arbiter, "the arbiter's");
        vm.assertEq(a.escrow, b.escrow, "the escrow's");
        vm.assertEq(a.escrow, a.hub, "nothing but the hub's credit is left");
    }
}
