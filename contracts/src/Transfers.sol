// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";

/// @title Money in and out, with bounded gas and bounded answers
/// @dev Some chains (Rootstock) have no 63/64 rule: a callee that is given all gas can burn all of it. So every
/// call that a stranger's code answers has an explicit limit, and the gas it promises is checked beforehand, so
/// that a submitter cannot turn a good push into a failed one by sending too little.
library Transfers {
    /// @dev Enough for contract wallets, proxies and splitters that store what they receive.
    uint256 private constant PUSH_GAS = 50_000;
    uint256 private constant TOKEN_GAS = 200_000;
    /// @dev A call's own price: value 9 000, new account 25 000, cold account 2 600, and what follows it.
    uint256 private constant CALL_COST = 45_000;

    bytes4 private constant TRANSFER = 0xa9059cbb;
    bytes4 private constant TRANSFER_FROM = 0x23b872dd;
    bytes4 private constant BALANCE_OF = 0x70a08231;
    bytes4 private constant PERMIT = 0xd505accf;

    /// @notice Tries to send; never reverts for what the receiver or the token does. Rule 5.
    function push(address token, address to, uint256 amount) internal returns (bool) {
        if (token == address(0)) {
            _promise(PUSH_GAS);
            return _sendCoin(PUSH_GAS, to, amount);
        }
        _promise(TOKEN_GAS);
        return _callToken(TOKEN_GAS, token, abi.encodeWithSelector(TRANSFER, to, amount));
    }

    /// @notice Sends with all gas, or reverts.
    function send(address token, address to, uint256 amount) internal {
        bool sent = token == address(0)
            ? _sendCoin(gasleft(), to, amount)
            : _callToken(gasleft(), token, abi.encodeWithSelector(TRANSFER, to, amount));
        if (!sent) revert IEscrow.Escrow_TransferFailed();
    }

    /// @notice Takes ERC-20 from `from`; what arrives must equal the amount. Rule 6.
    function pull(address token, address from, uint256 amount) internal {
        uint256 before = _balance(token);
        bytes memory data = abi.encodeWithSelector(TRANSFER_FROM, from, address(this), amount);
        if (!_callToken(TOKEN_GAS, token, data)) revert IEscrow.Escrow_TokenFailed(token);
        uint256 later = _balance(token);
        uint256 arrived = later > before ? later - before : 0;
        if (arrived != amount) revert IEscrow.Escrow_WrongArrival(amount, arrived);
    }

    /// @notice Uses an EIP-2612 permit. Its failure is passed over: somebody may have submitted it before, and
    /// without an allowance the pull fails anyway.
    function usePermit(address token, address owner, IEscrow.Permit calldata p) internal {
        _callToken(
            TOKEN_GAS,
            token,
            abi.encodeWithSelector(PERMIT, owner, address(this), p.value, p.deadline, p.v, p.r, p.s)
        );
    }

    function _balance(address token) private view returns (uint256 held) {
        bytes memory data = abi.encodeWithSelector(BALANCE_OF, address(this));
        bool ok;
        assembly ("memory-safe") {
            ok := staticcall(TOKEN_GAS, token, add(data, 32), mload(data), 0, 32)
            ok := and(ok, gt(returndatasize(), 31))
            held := mload(0)
        }
        if (!ok) revert IEscrow.Escrow_TokenFailed(token);
    }

    /// @dev Rule 10.
    function _promise(uint256 limit) private view {
        uint256 needed = limit + limit / 63 + CALL_COST;
        if (gasleft() < needed) revert IEscrow.Escrow_NotEnoughGas(needed);
    }

    /// @dev Whether the receiver took it; nothing of the answer is copied.
    function _sendCoin(uint256 gasLimit, address to, uint256 amount) private returns (bool taken) {
        assembly ("memory-safe") {
            taken := call(gasLimit, to, amount, 0, 0, 0, 0)
        }
    }

    /// @dev A token has done it when it returns true, or nothing and is a contract.
    function _callToken(uint256 gasLimit, address token, bytes memory data) private returns (bool ok) {
        uint256 size;
        uint256 answer;
        assembly ("memory-safe") {
            ok := call(gasLimit, token, 0, add(data, 32), mload(data), 0, 32)
            size := returndatasize()
            answer := mload(0)
        }
        if (!ok) return false;
        return size == 0 ? token.code.length > 0 : size >= 32 && answer == 1;
    }
}
