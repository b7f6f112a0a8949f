// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";
import {MoodyToken} from "../support/mocks/MoodyToken.sol";
import {Rejecting, ReturnBomb, RevertBomb} from "../support/mocks/Payees.sol";
import {Careful, CrookedToken, Incinerator, Intruder, StrictToken} from "../support/mocks/Tempers.sol";
import {Wallet} from "../support/mocks/Wallet.sol";

/// @dev Who plays: eleven slots, each with its own people and token. Everyone has a key; whoever misbehaves when
/// paid has code beside it. In one slot client, worker and arbiter are contracts that sign by ERC-1271.
abstract contract People is EscrowFixture {
    enum Role {
        Client,
        Worker,
        Payee,
        Hub,
        Arbiter,
        Submitter
    }

    uint256 internal constant ROLES = 6;
    uint256 internal constant SLOTS = 11;
    uint256 internal constant NO_HUB_FEE = 5;
    /// @dev An honest token with permits; neither payee nor arbiter.
    uint256 internal constant PERMITS = 6;
    uint256 internal constant STRICT = 7;
    uint256 internal constant WALLETS = 8;
    uint256 internal constant CROOKED = 9;
    uint256 internal constant MOODY = 10;
    /// @dev More than all funds of a campaign together, even of funds that are full.
    uint256 internal constant WEALTH = 1 << 120;

    MoodyToken internal moody;
    StrictToken internal strict;
    CrookedToken internal crooked;
    /// @dev Who may not take what is pushed, and may have a credit therefore.
    mapping(address => bool) internal refuses;
    address[] internal intruders;
    /// @dev Zero: a contract, which has none.
    mapping(address => uint256) internal keyOfOwner;
    address[ROLES][SLOTS] private people;

    function setUp() public virtual override {
        super.setUp();
        moody = new MoodyToken();
        strict = new StrictToken();
        crooked = new CrookedToken();
        crooked.mint(address(crooked), WEALTH);
        crooked.allow(address(escrow));
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            for (uint256 role = 0; role < ROLES; role++) {
                _born(Role(role), slot);
            }
        }
        _temper();
    }

    function who(Role role, uint256 slot) internal view returns (address) {
        return people[slot][uint256(role)];
    }

    function tokenOf(uint256 slot) internal view returns (address) {
        if (slot == PERMITS) return address(token);
        if (slot == STRICT) return address(strict);
        if (slot == CROOKED) return address(crooked);
        if (slot == MOODY) return address(moody);
        return COIN;
    }

    /// @dev By key; of a contract, by its word.
    function signBy(Role role, uint256 slot, bytes32 structHash) internal returns (bytes memory) {
        if (!_isWallet(role, slot)) return sign(keyOf(role, slot), structHash);
        Wallet(payable(who(role, slot))).accept(digestOf(structHash));
        return hex"aa";
    }

    function keyOf(Role role, uint256 slot) internal pure returns (uint256) {
        return 0xC0000 + uint256(role) * 0x100 + slot;
    }

    function _isWallet(Role role, uint256 slot) private pure returns (bool) {
        return slot == WALLETS && (role == Role.Client || role == Role.Worker || role == Role.Arbiter);
    }

    /// @dev Everyone can pay; submitters in every token.
    function _born(Role role, uint256 slot) private {
        address person = _isWallet(role, slot) ? address(new Wallet()) : vm.addr(keyOf(role, slot));
        people[slot][uint256(role)] = person;
        if (!_isWallet(role, slot)) keyOfOwner[person] = keyOf(role, slot);
        vm.deal(person, WEALTH);
        if (role == Role.Submitter) {
            for (uint256 other = PERMITS; other < SLOTS; other++) {
                if (tokenOf(other) != COIN) give(tokenOf(other), person, WEALTH);
            }
        } else if (tokenOf(slot) != COIN) {
            give(tokenOf(slot), person, WEALTH);
        }
    }

    /// @dev How those who are paid in coin behave; the rest are plain accounts.
    function _temper() private {
        bytes[4] memory bad = [
            address(new Rejecting()).code,
            address(new Incinerator()).code,
            address(new RevertBomb()).code,
            address(new ReturnBomb()).code
        ];
        bytes memory careful = address(new Careful()).code;
        _behave(Role.Payee, 0, careful);
        _behaveBadly([uint256(3), 0, 1, 3], 1, bad);
        _behaveBadly([uint256(1), 1, 0, 0], 2, bad);
        _behaveBadly([uint256(0), 3, 2, 1], 3, bad);
        bytes memory intruder = address(new Intruder()).code;
        _intrude(Role.Client, 4, intruder);
        _intrude(Role.Payee, 4, intruder);
        _intrude(Role.Arbiter, 4, intruder);
        _intrude(Role.Hub, 3, intruder);
        _intrude(Role.Submitter, 4, intruder);
        _behave(Role.Client, NO_HUB_FEE, careful);
        _behave(Role.Payee, NO_HUB_FEE, careful);
        _behave(Role.Arbiter, NO_HUB_FEE, careful);
        _behave(Role.Submitter, 5, careful);
        for (uint256 i = 0; i < bad.length; i++) {
            _behave(Role.Submitter, 6 + i, bad[i]);
            refuses[who(Role.Submitter, 6 + i)] = i < 3;
        }
        refuses[who(Role.Payee, STRICT)] = true;
    }

    function _behaveBadly(uint256[4] memory manners, uint256 slot, bytes[4] memory bad) private {
        Role[4] memory roles = [Role.Client, Role.Payee, Role.Hub, Role.Arbiter];
        for (uint256 i = 0; i < roles.length; i++) {
            _behave(roles[i], slot, bad[manners[i]]);
            refuses[who(roles[i], slot)] = manners[i] < 3;
        }
    }

    function _intrude(Role role, uint256 slot, bytes memory code) private {
        _behave(role, slot, code);
        refuses[who(role, slot)] = false;
        intruders.push(who(role, slot));
    }

    function _behave(Role role, uint256 slot, bytes memory code) private {
        vm.etch(who(role, slot), code);
    }
}
