// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Claims} from "./Claims.sol";
import {Endings} from "./Endings.sol";
import {Funding} from "./Funding.sol";
import {Messages} from "./Messages.sol";
import {Transfers} from "./Transfers.sol";
import {Vouchers} from "./Vouchers.sol";

/// @title Escrow for part-time work: one immutable contract for every agreement
/// @notice See `IEscrow` for what each call does. It takes no coin but through its calls.
contract Escrow is Funding, Vouchers, Claims, Endings {
    /// @dev Rule 5.
    function withdrawCredit(
        address owner,
        address token,
        address to,
        uint64 counter,
        uint40 deadline,
        bytes calldata signature
    ) external lock {
        _requireBefore(deadline);
        if (to == address(0) || to == address(this)) revert Escrow_InvalidReceiver(to);
        if (to != owner) _authorizeWithdrawal(owner, token, to, counter, deadline, signature);
        uint256 amount = credits[owner][token];
        if (amount == 0) revert Escrow_NoCredit();
        credits[owner][token] = 0;
        emit CreditWithdrawn(owner, token, to, amount);
        Transfers.send(token, to, amount);
    }

    /// @dev Only the owner says where a credit goes, if not to the owner.
    function _authorizeWithdrawal(
        address owner,
        address token,
        address to,
        uint64 counter,
        uint40 deadline,
        bytes calldata signature
    ) private {
        if (signature.length > 0) {
            if (counter != counters[owner]) revert Escrow_WrongCounter(counters[owner], counter);
            counters[owner] = counter + 1;
        }
        _authorize(owner, Messages.withdrawal(owner, token, to, counter, deadline), signature);
    }
}
