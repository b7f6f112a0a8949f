// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {Cast} from "./Cast.sol";

/// @dev How rich everyone must be, in balance and credit together: whether a push was taken or refused changes
/// nobody's wealth. Compared with the chain after every step, of those whom the step touched.
abstract contract Ledger is Cast {
    enum Purse {
        Worker,
        Client,
        Hub,
        Arbiter,
        Tips
    }

    mapping(address token => mapping(address person => uint256)) internal wealth;
    mapping(address token => mapping(address person => uint256)) internal creditOf;
    mapping(address token => uint256) internal allCredits;
    /// @dev What deals hold: funds, claims, fees put aside.
    mapping(address token => uint256) internal held;
    mapping(address token => uint256) internal gifts;
    /// @dev Per deal: what was put in, and what everyone got.
    mapping(uint256 index => uint256) internal put;
    mapping(uint256 index => uint256[5]) internal got;
    /// @dev Zero: every call has all the gas it wants. Else a submitter's limit.
    uint256 internal starving;
    uint256 internal starvedAndPaid;
    uint256 internal starvedAndFailed;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            for (uint256 role = 0; role < ROLES; role++) {
                address person = who(Role(role), slot);
                _weigh(person, COIN);
                if (Role(role) == Role.Submitter) _weighAll(person);
                else _weigh(person, tokenOf(slot));
            }
        }
    }

    // -------------------------------------------------------------------- calls

    /// @dev Calls the escrow. Nothing but want of gas may make it fail.
    function play(address caller, uint256 value, bytes memory data) internal returns (bool ok) {
        bytes memory reason;
        uint256 limit = starving == 0 ? gasleft() : starving;
        vm.prank(caller);
        (ok, reason) = address(escrow).call{value: value, gas: limit}(data);
        if (starving > 0) {
            if (ok) starvedAndPaid++;
            else starvedAndFailed++;
        }
        if (ok || starving > 0) return ok;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }

    /// @dev A call that must fail, whatever it costs.
    function fails(address caller, uint256 value, bytes memory data) internal {
        vm.prank(caller);
        (bool ok,) = address(escrow).call{value: value}(data);
        if (ok) same(uint32(bytes4(data)), 0, "a call that must fail succeeded: its selector");
    }

    function coins(uint256 index, uint256 amount) internal view returns (uint256) {
        return deals[index].t.token == COIN ? amount : 0;
    }

    function submitter(uint256 seed) internal view returns (address) {
        return who(Role.Submitter, part(seed, 17, 0, SLOTS - 1));
    }

    // ------------------------------------------------------------------ bookings

    /// @dev From a person into a deal.
    function puts(uint256 index, address from, uint256 amount) internal {
        address token_ = deals[index].t.token;
        wealth[token_][from] -= amount;
        held[token_] += amount;
        put[index] += amount;
    }

    /// @dev From a deal to a person.
    function gets(uint256 index, Purse purse, address to, uint256 amount) internal {
        if (amount == 0) return;
        address token_ = deals[index].t.token;
        wealth[token_][to] += amount;
        held[token_] -= amount;
        got[index][uint256(purse)] += amount;
    }

    // --------------------------------------------------------------- comparisons

    /// @dev Rule 1, Rule 2, Rule 5: everyone of a deal has what the books say, and the escrow the rest.
    function settle(uint256 index) internal {
        _settle(index);
        solvent(deals[index].t.token);
    }

    /// @dev The caller too, who may have paid, and got change or a tip.
    function settleWith(uint256 index, address caller) internal {
        compare(deals[index].t.token, caller, true);
        settle(index);
    }

    /// @dev Of a batch; the caller paid in the deals' tokens and got change in coin.
    function settleAll(uint256[] memory which, address caller) internal {
        compare(COIN, caller, true);
        for (uint256 i = 0; i < which.length; i++) {
            compare(deals[which[i]].t.token, caller, true);
            _settle(which[i]);
        }
        solvent(COIN);
        for (uint256 i = 0; i < which.length; i++) {
            if (deals[which[i]].t.token != COIN) solvent(deals[which[i]].t.token);
        }
    }

    /// @dev The slot of the agreement, whole.
    function sameState(uint256 index) internal view {
        IEscrow.Agreement memory a = agreement(deals[index].id);
        IEscrow.Agreement storage b = state[index];
        same(a.funded, b.funded, "funded");
        same(a.drawn, b.drawn, "drawn");
        same(a.noticeEnd, b.noticeEnd, "noticeEnd");
        same(a.round, b.round, "round");
        same(a.flags, b.flags, "flags");
    }

    function sameClaim(uint256 index, uint16 round) internal view {
        IEscrow.Claim memory a = claimOf(deals[index].id, round);
        IEscrow.Claim storage b = claimState[index][round];
        same(a.sum, b.sum, "sum");
        same(a.reviewEnd, b.reviewEnd, "reviewEnd");
        same(a.rulingEnd, b.rulingEnd, "rulingEnd");
        same(uint256(a.state), uint256(b.state), "state");
    }

    /// @dev Rule 10: `pushed`, who is never credited but for a push that was refused. Of a token that does as it likes
    /// nothing is asked but that it harms no other.
    function compare(address token_, address person, bool pushed) internal {
        if (token_ == address(moody)) return;
        uint256 credit = escrow.credits(person, token_);
        uint256 known = creditOf[token_][person];
        if (credit != known) {
            allCredits[token_] = allCredits[token_] + credit - known;
            creditOf[token_][person] = credit;
        }
        same(balance(token_, person) + credit, wealth[token_][person], "wealth");
        if (pushed && !refuses[person]) same(credit, 0, "the credit of a good receiver");
    }

    /// @dev Rule 1.
    function solvent(address token_) internal view {
        if (token_ == address(moody)) return;
        same(
            balance(token_, address(escrow)), gifts[token_] + held[token_] + allCredits[token_], "held = owed"
        );
    }

    function same(uint256 is_, uint256 should, string memory what) internal pure {
        if (is_ != should) vm.assertEq(is_, should, what);
    }

    // ------------------------------------------------------------------- support

    function _settle(uint256 index) private {
        Deal storage d = deals[index];
        sameState(index);
        for (uint256 role = 0; role < uint256(Role.Submitter); role++) {
            compare(d.t.token, who(Role(role), d.slot), Role(role) != Role.Hub);
        }
    }

    function _weighAll(address person) private {
        for (uint256 slot = PERMITS; slot < SLOTS; slot++) {
            _weigh(person, tokenOf(slot));
        }
    }

    function _weigh(address person, address token_) private {
        wealth[token_][person] = balance(token_, person);
    }
}
