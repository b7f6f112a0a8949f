// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {CreditActions} from "./CreditActions.sol";

/// @dev Rule 7: what must fail, whoever tries it and whenever. Of each list a step tries some.
abstract contract HostileActions is CreditActions {
    uint256 private dice;

    /// @dev A stranger without any signature, at every call that wants one.
    function _trespass(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = _victim(seed);
        if (!found) return false;
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        uint16 round = uint16(part(seed, 20, 0, state[index].round));
        uint96 total = uint96(part(seed, 21, 0, state[index].funded));
        address caller = who(Role.Submitter, 0);
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.pay, (p, total, MEMO, "")));
        if (_turn()) {
            fails(caller, 0, abi.encodeCall(IEscrow.claim, (p, round + 1, total, MEMO, 0, NEVER, "")));
        }
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.object, (p, round, REASON, 0, NEVER, "")));
        if (_turn()) fails(caller, 0, concession(index, round, ""));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.retract, (p, round, "")));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.rule, (p, round, 0, REASON, "")));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.giveNotice, (p, NEVER, "")));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.quit, (p, 0, NEVER, "")));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.open, (p, 0, "", NEVER, "")));
        if (_turn()) {
            address owner = who(Role.Hub, d.slot);
            fails(caller, 0, abi.encodeCall(IEscrow.withdrawCredit, (owner, d.t.token, caller, 0, NEVER, "")));
        }
        settle(index);
        return true;
    }

    /// @dev The parties in each other's roles.
    function _usurp(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = _victim(seed);
        if (!found) return false;
        uint16 round = uint16(part(seed, 20, 0, state[index].round));
        _asWorker(index, round);
        _asClient(index, round);
        bytes memory p = deals[index].packed;
        if (_turn()) fails(approver, 0, abi.encodeCall(IEscrow.giveNotice, (p, NEVER, "")));
        if (_turn()) fails(delegate, 0, abi.encodeCall(IEscrow.pay, (p, state[index].drawn + 1, MEMO, "")));
        if (_turn()) {
            fails(who(Role.Arbiter, deals[index].slot), 0, abi.encodeCall(IEscrow.retract, (p, round, "")));
        }
        settle(index);
        return true;
    }

    /// @dev What is over, too early, or for another deal.
    function _replay(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = _victim(seed);
        if (!found) return false;
        _oldVouchers(index, part(seed, 22, 0, deals.length - 1));
        uint16 rounds = state[index].round;
        if (rounds > 0) _oldClaim(index, uint16(part(seed, 23, 1, rounds)));
        _untimely(index);
        settle(index);
        return true;
    }

    // ------------------------------------------------------------------- support

    function _asWorker(uint256 index, uint16 round) private {
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        uint96 total = state[index].drawn + 1;
        bytes memory yes = bytes.concat(hex"00", signBy(Role.Worker, d.slot, voucherHash(d.id, total, MEMO)));
        if (_turn()) fails(d.t.worker, 0, abi.encodeCall(IEscrow.pay, (p, total, MEMO, yes)));
        if (_turn()) fails(d.t.worker, 0, concession(index, round, ""));
        if (_turn()) fails(d.t.worker, 0, abi.encodeCall(IEscrow.object, (p, round, REASON, 0, NEVER, "")));
        if (_turn()) fails(d.t.worker, 0, abi.encodeCall(IEscrow.rule, (p, round, 1, REASON, "")));
        if (_turn()) fails(d.t.worker, 0, abi.encodeCall(IEscrow.giveNotice, (p, NEVER, "")));
    }

    function _asClient(uint256 index, uint16 round) private {
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        IEscrow.Agreement storage a = state[index];
        if (_turn()) fails(d.t.client, 0, abi.encodeCall(IEscrow.retract, (p, round, "")));
        if (_turn()) fails(d.t.client, 0, abi.encodeCall(IEscrow.rule, (p, round, 0, REASON, "")));
        if (_turn()) fails(d.t.client, 0, abi.encodeCall(IEscrow.quit, (p, 0, NEVER, "")));
        if (_turn()) {
            fails(d.t.client, 0, abi.encodeCall(IEscrow.claim, (p, a.round + 1, 1, MEMO, 0, NEVER, "")));
        }
        if (_turn()) {
            fails(d.t.client, 0, abi.encodeCall(IEscrow.close, (p, a.round, a.drawn, NEVER, "", "")));
        }
    }

    function _oldVouchers(uint256 index, uint256 otherIndex) private {
        Deal storage d = deals[index];
        uint96 drawn = state[index].drawn;
        address caller = who(Role.Submitter, 0);
        bytes memory old = bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(d.id, drawn, MEMO)));
        if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.pay, (d.packed, drawn, MEMO, old)));
        if (otherIndex != index) {
            bytes32 hash = voucherHash(deals[otherIndex].id, drawn + 1, MEMO);
            bytes memory foreign = bytes.concat(hex"00", sign(APPROVER_KEY, hash));
            if (_turn()) fails(caller, 0, abi.encodeCall(IEscrow.pay, (d.packed, drawn + 1, MEMO, foreign)));
        }
        if (_turn()) {
            bytes memory again = signBy(Role.Worker, d.slot, termsHash(d.t));
            fails(d.t.client, 0, abi.encodeCall(IEscrow.open, (d.packed, 0, again, NEVER, "")));
        }
    }

    /// @dev Rule 8: a claim ends once; and no end comes before its time.
    function _oldClaim(uint256 index, uint16 round) private {
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        address caller = who(Role.Submitter, 0);
        if (!collectable(index, round)) fails(caller, 0, abi.encodeCall(IEscrow.collect, (p, round)));
        if (!lapsable(index, round)) fails(caller, 0, abi.encodeCall(IEscrow.lapse, (p, round)));
        if (!pending(index, round)) fails(d.t.worker, 0, abi.encodeCall(IEscrow.retract, (p, round, "")));
        if (!inReview(index, round)) {
            fails(approver, 0, abi.encodeCall(IEscrow.object, (p, round, REASON, 0, NEVER, "")));
        }
        if (!pending(index, round) && !disputed(index, round)) {
            fails(approver, 0, concession(index, round, ""));
        }
        uint96 other = claimState[index][round].sum + 1;
        fails(approver, 0, abi.encodeCall(IEscrow.concede, (p, round, other, "")));
        // Nobody is the zero address, which arbitrates where there is no arbiter.
        if (d.t.arbiter != address(0)) {
            uint96 award = rulable(index, round) ? claimState[index][round].sum + 1 : 0;
            fails(d.t.arbiter, 0, abi.encodeCall(IEscrow.rule, (p, round, award, REASON, "")));
        }
        sameClaim(index, round);
    }

    /// @dev Rule 3: the client alone ends nothing before notice has run out.
    function _untimely(uint256 index) private {
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        uint16 next = state[index].round + 1;
        if (!isOpen(index) || !_claimable(index)) {
            fails(d.t.worker, 0, abi.encodeCall(IEscrow.claim, (p, next, 1, MEMO, 0, NEVER, "")));
        } else {
            uint96 over = _most(index) + 1;
            fails(d.t.worker, 0, abi.encodeCall(IEscrow.claim, (p, next, over, MEMO, 0, NEVER, "")));
        }
        if (!isOpen(index) || !withdrawable(index)) {
            fails(d.t.client, 0, abi.encodeCall(IEscrow.withdraw, (p)));
        }
        if (!isOpen(index) || !noticeable(index)) {
            fails(d.t.client, 0, abi.encodeCall(IEscrow.giveNotice, (p, NEVER, "")));
        }
        if (!isOpen(index)) fails(d.t.worker, 0, abi.encodeCall(IEscrow.quit, (p, 0, NEVER, "")));
    }

    /// @dev Any deal, the last of a slot as often as all the others.
    function _victim(uint256 seed) internal returns (bool found, uint256 index) {
        if (deals.length == 0) return (false, 0);
        dice = seed;
        (found, index) = findOpen(seed, any);
        if (found && part(seed, 24, 0, 1) == 0) return (true, index);
        return (true, part(seed, 25, 0, deals.length - 1));
    }

    /// @dev One time in three.
    function _turn() private returns (bool) {
        dice = part(dice, 26, 0, type(uint256).max - 1);
        return dice % 3 == 0;
    }
}
