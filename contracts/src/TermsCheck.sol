// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";
import {TermsLib} from "./TermsLib.sol";

/// @title What terms an agreement cannot be opened with
library TermsCheck {
    using TermsLib for bytes;

    /// @notice Refuses terms that could trap or surprise a party.
    function validate(bytes calldata t) internal view {
        _validateParties(t);
        if (t.fallbackBps() > TermsLib.BPS) revert IEscrow.Escrow_InvalidShare(t.fallbackBps());
        if (t.hubBps() > TermsLib.MAX_HUB_BPS) revert IEscrow.Escrow_InvalidShare(t.hubBps());
        if (t.hubBps() > 0 && t.hub() == address(0)) revert IEscrow.Escrow_FeeWithoutReceiver();
        if (t.arbiterFee() > 0 && t.arbiter() == address(0)) revert IEscrow.Escrow_FeeWithoutReceiver();
        if (t.review() == 0 || t.review() > TermsLib.MAX_PERIOD) {
            revert IEscrow.Escrow_InvalidPeriod(t.review());
        }
        if (t.ruling() > TermsLib.MAX_PERIOD) revert IEscrow.Escrow_InvalidPeriod(t.ruling());
        if (t.notice() < t.review() || t.notice() > TermsLib.MAX_PERIOD) {
            revert IEscrow.Escrow_InvalidPeriod(t.notice());
        }
        if (t.committedUntil() > block.timestamp + TermsLib.MAX_COMMITMENT) {
            revert IEscrow.Escrow_CommittedTooLong(t.committedUntil());
        }
    }

    function _validateParties(bytes calldata t) private view {
        if (t.client() == address(0) || t.client() == t.worker()) {
            revert IEscrow.Escrow_InvalidParty(t.client());
        }
        if (t.worker() == address(0)) revert IEscrow.Escrow_InvalidParty(t.worker());
        address self = address(this);
        // Money or a decision that belongs to the escrow itself would belong to nobody.
        if (
            t.client() == self || t.worker() == self || t.payee() == self || t.hub() == self
                || t.arbiter() == self
        ) {
            revert IEscrow.Escrow_InvalidParty(self);
        }
        if (t.arbiter() == address(0)) return;
        if (t.arbiter() == t.client() || t.arbiter() == t.worker()) {
            revert IEscrow.Escrow_InvalidArbiter(t.arbiter());
        }
        if (t.arbiter() == t.approver() || t.arbiter() == t.payee()) {
            revert IEscrow.Escrow_InvalidArbiter(t.arbiter());
        }
    }
}
