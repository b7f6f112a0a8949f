// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../../src/IEscrow.sol";
import {Token} from "./Tokens.sol";

/// @dev Takes coin when it has nearly all the gas that a push promises, and refuses at once with less: it leaves a
/// submitter who starves it enough gas to book a credit.
contract Careful {
    receive() external payable {
        require(gasleft() > 45_000, "not enough");
    }
}

/// @dev Burns whatever gas it gets, at once.
contract Incinerator {
    receive() external payable {
        assembly {
            invalid()
        }
    }
}

/// @dev Enters the escrow again when it is paid, and takes the coin whatever comes of it.
contract Intruder {
    bytes4 private constant ENTERED = 0xffffffff;
    /// @dev Zero: never paid.
    bytes4 public answer;

    receive() external payable {
        (bool ok, bytes memory reason) = msg.sender.call(abi.encodeCall(IEscrow.collect, ("", 1)));
        answer = ok ? ENTERED : bytes4(reason);
    }
}

/// @dev Honest, and awkward: it answers with nothing, refuses whom it has banned, and refuses at once with less gas
/// than it is promised.
contract StrictToken is Token {
    mapping(address => bool) public banned;

    function ban(address account, bool banned_) external {
        banned[account] = banned_;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        require(gasleft() > 150_000, "not enough");
        _move(msg.sender, to, amount);
        _silence();
    }

    function transferFrom(address from, address to, uint256 amount) external override returns (bool) {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
        _silence();
    }

    function _move(address from, address to, uint256 amount) internal override {
        require(!banned[to], "banned");
        super._move(from, to, amount);
    }

    function _silence() private pure {
        assembly {
            return(0, 0)
        }
    }
}

/// @dev Pays out honestly, and takes deposits as it is told. It never touches what the escrow holds, so a check of
/// what arrives keeps the escrow solvent in it.
contract CrookedToken is Token {
    enum Way {
        Straight,
        Fee,
        Bonus,
        False,
        Nothing,
        Reentering
    }

    Way private way;
    bytes private data;
    uint256 private share;
    /// @dev What the escrow said to the call from inside.
    bytes4 public answer;

    function take(Way way_) external {
        way = way_;
    }

    /// @dev With the next deposit it makes a call, and if that succeeds keeps `share_` of the deposit back.
    function reenter(bytes calldata data_, uint256 share_) external {
        (way, data, share) = (Way.Reentering, data_, share_);
        answer = 0;
    }

    function allow(address spender) external {
        allowance[address(this)][spender] = type(uint256).max;
    }

    function transferFrom(address from, address to, uint256 amount) external override returns (bool) {
        allowance[from][msg.sender] -= amount;
        if (way == Way.False) return false;
        if (way == Way.Fee) balanceOf[to] -= amount / 100;
        if (way == Way.Bonus) balanceOf[to] += 1;
        if (way == Way.Reentering) amount -= _kept(msg.sender);
        if (way != Way.Nothing) _move(from, to, amount);
        return true;
    }

    function _kept(address escrow) private returns (uint256) {
        way = Way.Straight;
        (bool ok, bytes memory reason) = escrow.call(data);
        answer = ok ? bytes4(0xffffffff) : bytes4(reason);
        return ok ? share : 0;
    }
}
