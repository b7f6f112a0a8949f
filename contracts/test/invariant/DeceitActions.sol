// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {CrookedToken} from "../support/mocks/Tempers.sol";
import {Wallet} from "../support/mocks/Wallet.sol";
import {HostileActions} from "./HostileActions.sol";

/// @dev Tokens that lie about what arrives, signers that change their mind, callers that name wrong sums.
abstract contract DeceitActions is HostileActions {
    /// @dev Rule 6: what does not arrive whole is not taken, whichever call brings it.
    function _deceive(uint256 seed) internal returns (bool) {
        uint256 index = _dealOf(CROOKED, seed);
        Deal storage d = deals[index];
        if (!isOpen(index) || type(uint96).max - state[index].funded < 1 ether) return false;
        crooked.take(CrookedToken.Way(part(seed, 20, 1, uint256(CrookedToken.Way.Nothing))));
        uint96 amount = uint96(part(seed, 21, 1_000, 1 ether));
        address caller = submitter(seed);
        fails(caller, 0, abi.encodeCall(IEscrow.topUp, (d.packed, amount)));
        uint256 next = draft(CROOKED, seed);
        bytes memory yes = signBy(Role.Worker, CROOKED, termsHash(deals[next].t));
        fails(d.t.client, 0, abi.encodeCall(IEscrow.open, (deals[next].packed, amount, yes, NEVER, "")));
        crooked.take(CrookedToken.Way.Straight);
        settleWith(index, caller);
        _drafted(next, false);
        return true;
    }

    /// @dev Rule 6: while a token is taken nothing else can be put in. Where that could be done, the same money
    /// would count twice.
    function _reenter(uint256 seed) internal returns (bool) {
        uint256 index = _dealOf(CROOKED, seed);
        Deal storage d = deals[index];
        if (!isOpen(index) || type(uint96).max - state[index].funded < 2 ether) return false;
        uint96 share = uint96(part(seed, 20, 1, 1 ether));
        uint96 amount = uint96(part(seed, 21, share, 1 ether));
        crooked.reenter(abi.encodeCall(IEscrow.topUp, (d.packed, share)), share);
        address caller = submitter(seed);
        play(caller, 0, abi.encodeCall(IEscrow.topUp, (d.packed, amount)));
        toppedUp(index, caller, amount);
        settleWith(index, caller);
        refusedEntry(crooked.answer());
        return true;
    }

    function refusedEntry(bytes4 answer) internal pure {
        if (answer != IEscrow.Escrow_Reentered.selector) vm.assertTrue(false, "entered from inside a call");
    }

    /// @dev Contracts that signed say that they did not, in every manner there is.
    function _changeMind(uint256 seed) internal returns (bool) {
        uint256 index = _dealOf(WALLETS, seed);
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        uint16 round = state[index].round;
        uint96 total = state[index].drawn + 1;
        address caller = submitter(seed);
        bytes memory yes = signBy(Role.Client, WALLETS, voucherHash(d.id, total, MEMO));
        _mind(d.t.client, seed);
        fails(caller, 0, abi.encodeCall(IEscrow.pay, (p, total, MEMO, bytes.concat(hex"00", yes))));
        fails(caller, 0, abi.encodeCall(IEscrow.giveNotice, (p, NEVER, yes)));
        yes = signBy(Role.Worker, WALLETS, claimHash(d.id, round + 1, 1, EVIDENCE, 0, NEVER));
        _mind(d.t.worker, seed);
        fails(caller, 0, abi.encodeCall(IEscrow.claim, (p, round + 1, 1, EVIDENCE, 0, NEVER, yes)));
        fails(caller, 0, abi.encodeCall(IEscrow.quit, (p, 0, NEVER, yes)));
        yes = signBy(Role.Arbiter, WALLETS, rulingHash(d.id, round, 0, REASON));
        _mind(d.t.arbiter, seed);
        fails(caller, 0, abi.encodeCall(IEscrow.rule, (p, round, 0, REASON, yes)));
        _calm(d.t.client);
        _calm(d.t.worker);
        _calm(d.t.arbiter);
        settle(index);
        return true;
    }

    /// @dev Rule 7: more than was signed for, for another step than is next, or too late.
    function _overreach(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        if (!found) return false;
        Deal storage d = deals[index];
        bytes memory p = d.packed;
        (uint96 more, uint16 next) = (state[index].drawn + 1, state[index].round + 1);
        address caller = submitter(seed);
        IEscrow.Proof memory proof;
        (proof.key, proof.limit) = (delegate, more - 1);
        proof.delegation = sign(APPROVER_KEY, delegationHash(d.id, delegate, more - 1));
        proof.signature = sign(DELEGATE_KEY, voucherHash(d.id, more, MEMO));
        fails(caller, 0, abi.encodeCall(IEscrow.pay, (p, more, MEMO, proven(proof))));
        (proof.key, proof.tip, proof.tipDeadline) = (address(0), 1, NEVER);
        proof.signature = sign(APPROVER_KEY, voucherHash(d.id, more, MEMO));
        proof.draw = sign(APPROVER_KEY, drawHash(d.id, more, 1, NEVER));
        fails(caller, 0, abi.encodeCall(IEscrow.pay, (p, more, MEMO, proven(proof))));
        fails(d.t.worker, 0, abi.encodeCall(IEscrow.quit, (p, more, NEVER, "")));
        fails(d.t.worker, 0, abi.encodeCall(IEscrow.quit, (p, 0, time() - 1, "")));
        fails(d.t.worker, 0, abi.encodeCall(IEscrow.claim, (p, next + 1, 1, EVIDENCE, 0, NEVER, "")));
        fails(d.t.client, 0, abi.encodeCall(IEscrow.giveNotice, (p, time() - 1, "")));
        bytes memory yes = signBy(Role.Worker, d.slot, closeHash(d.id, next, more, NEVER));
        fails(d.t.client, 0, abi.encodeCall(IEscrow.close, (p, next, more, NEVER, "", yes)));
        settle(index);
        return true;
    }

    /// @dev Rule 11: coin that does not agree with what the call names, and funds that would overflow.
    function _misname(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, any);
        if (!found) return false;
        bytes memory p = deals[index].packed;
        uint96 amount = uint96(part(seed, 20, 1, 1 ether));
        address caller = who(Role.Submitter, 0);
        uint256 wrong = part(seed, 21, 0, 1) == 0 ? coins(index, amount) + 1 : coins(index, amount - 1);
        if (coins(index, 1) == 0) wrong = 1;
        fails(caller, wrong, abi.encodeCall(IEscrow.topUp, (p, amount)));
        IEscrow.TopUp[] memory twice = new IEscrow.TopUp[](2);
        twice[0] = twice[1] = IEscrow.TopUp(p, amount);
        fails(caller, coins(index, amount - 1) + 1, abi.encodeCall(IEscrow.topUpMany, (twice)));
        uint96 funded = state[index].funded;
        if (funded > 0) {
            uint96 over = type(uint96).max - funded + 1;
            fails(caller, coins(index, over), abi.encodeCall(IEscrow.topUp, (p, over)));
        }
        settle(index);
        return true;
    }

    /// @dev One wrong voucher, and nobody of the batch is paid.
    function _breakBatch(uint256 seed) internal returns (bool) {
        uint256[] memory which = someDeals(seed);
        if (which.length < 2) return false;
        IEscrow.Payment[] memory payments = batchOf(which, seed);
        uint256 wrong = which.length;
        for (uint256 i = 0; i < which.length; i++) {
            if (due(which[i], payments[i].total)) wrong = i;
        }
        if (wrong == which.length) return false;
        payments[wrong].memo = REASON;
        address caller = submitter(seed);
        fails(caller, 0, abi.encodeCall(IEscrow.payMany, (payments)));
        settleAll(which, caller);
        return true;
    }

    // ------------------------------------------------------------------- support

    /// @dev The last deal of a slot, opened anew when there is none that is open.
    function _dealOf(uint256 slot, uint256 seed) private returns (uint256 index) {
        if (last[slot] == 0 || !isOpen(last[slot] - 1)) _openAt(slot, seed);
        return last[slot] - 1;
    }

    function _mind(address wallet, uint256 seed) private {
        uint256 manner = part(seed, uint160(wallet), 0, uint256(Wallet.Manner.Burning));
        if (manner == uint256(Wallet.Manner.Proper)) Wallet(payable(wallet)).accept(0);
        Wallet(payable(wallet)).behave(Wallet.Manner(manner));
    }

    /// @dev Proper again, but it signed nothing.
    function _calm(address wallet) private {
        Wallet(payable(wallet)).accept(0);
        Wallet(payable(wallet)).behave(Wallet.Manner.Proper);
    }
}
