// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {MoodyToken} from "../support/mocks/MoodyToken.sol";
import {EndActions} from "./EndActions.sol";

/// @dev Credits, and the temper of those who are paid.
abstract contract CreditActions is EndActions {
    /// @dev Rule 5: the owner takes all of a credit to where it likes, with all gas.
    function _withdrawCredit(uint256 seed) internal returns (bool) {
        (bool found, address owner, address token_) = _creditor(seed);
        if (!found) return false;
        withdrawTo(owner, token_, sinkOf(owner), owner, "");
        return true;
    }

    /// @dev By the owner's signature, which is good once.
    function _withdrawCreditSigned(uint256 seed) internal returns (bool) {
        (bool found, address owner, address token_) = _creditor(seed);
        uint256 key = keyOfOwner[owner];
        if (!found || key == 0) return false;
        uint64 counter = escrow.counters(owner);
        bytes memory yes = sign(key, withdrawalHash(owner, token_, sinkOf(owner), counter, NEVER));
        withdrawTo(owner, token_, sinkOf(owner), submitter(seed), yes);
        same(escrow.counters(owner), counter + 1, "counter");
        bytes memory again =
            abi.encodeCall(IEscrow.withdrawCredit, (owner, token_, sinkOf(owner), counter, NEVER, yes));
        fails(submitter(seed), 0, again);
        return true;
    }

    /// @dev Anyone sends a credit to its owner, who may refuse it once more and keeps it then.
    function _sendCredit(uint256 seed) internal returns (bool) {
        (bool found, address owner, address token_) = _creditor(seed);
        if (!found) return false;
        bytes memory data = abi.encodeCall(IEscrow.withdrawCredit, (owner, token_, owner, 0, NEVER, ""));
        vm.prank(submitter(seed));
        (bool ok,) = address(escrow).call{gas: 1_000_000}(data);
        if (!ok && !refuses[owner]) vm.assertTrue(ok, "a credit that its owner takes");
        compare(token_, owner, false);
        same(escrow.credits(owner, token_), ok ? 0 : creditOf[token_][owner], "all of the credit");
        solvent(token_);
        return true;
    }

    function withdrawTo(address owner, address token_, address to, address caller, bytes memory yes)
        internal
    {
        uint256 credit = escrow.credits(owner, token_);
        uint64 counter = escrow.counters(owner);
        play(caller, 0, abi.encodeCall(IEscrow.withdrawCredit, (owner, token_, to, counter, NEVER, yes)));
        wealth[token_][owner] -= credit;
        wealth[token_][to] += credit;
        same(escrow.credits(owner, token_), 0, "all of the credit");
        compare(token_, owner, false);
        compare(token_, to, false);
        solvent(token_);
    }

    /// @dev What the token that does as it likes does from now on, and whom the strict one bans.
    function _changeMood(uint256 seed) internal returns (bool) {
        bytes memory attack = abi.encodeCall(IEscrow.collect, ("", 1));
        if (deals.length > 0) {
            attack = abi.encodeCall(IEscrow.withdraw, (deals[part(seed, 21, 0, deals.length - 1)].packed));
        }
        moody.feel(MoodyToken.Mood(part(seed, 20, 0, uint256(type(MoodyToken.Mood).max))), attack);
        if (part(seed, 22, 0, 2) == 0) moody.rebase(address(escrow), part(seed, 23, 50, 150));
        strict.ban(who(Role.Payee, STRICT), part(seed, 24, 0, 1) == 0);
        return true;
    }

    // ------------------------------------------------------------------- support

    /// @dev Somebody with a credit in a token that is to be relied on.
    function _creditor(uint256 seed) private view returns (bool, address owner, address token_) {
        for (uint256 i = 0; i < SLOTS * ROLES; i++) {
            uint256 place = (seed % (SLOTS * ROLES) + i) % (SLOTS * ROLES);
            uint256 slot = place % SLOTS;
            owner = who(Role(place / SLOTS), slot);
            token_ = tokenOf(slot);
            if (creditOf[token_][owner] > 0 && token_ != address(moody)) return (true, owner, token_);
        }
        return (false, COIN, COIN);
    }

    /// @dev Where an owner's credit goes, an account that holds nothing else.
    function sinkOf(address owner) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("sink", owner)))));
    }
}
