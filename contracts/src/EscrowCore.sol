// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "./IEscrow.sol";
import {Signatures} from "./Signatures.sol";
import {TermsLib} from "./TermsLib.sol";
import {Transfers} from "./Transfers.sol";

/// @title What every part of the escrow stands on: storage, identity, signers, and money going out
abstract contract EscrowCore is IEscrow {
    using TermsLib for bytes;

    uint8 internal constant OPEN = 1;
    uint8 internal constant CLOSED = 2;
    /// @dev A ruling gave the worker nothing: `committedUntil` is void.
    uint8 internal constant UNCOMMITTED = 4;

    bytes32 private constant DOMAIN_TYPE =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    string private constant NAME = "Stint Escrow";
    string private constant VERSION = "1";

    uint256 private immutable CACHED_CHAIN_ID = block.chainid;
    bytes32 private immutable CACHED_DOMAIN = _domain();

    mapping(bytes32 agreement => Agreement) public agreements;
    mapping(bytes32 agreement => mapping(uint16 round => Claim)) public claims;
    mapping(address owner => mapping(address token => uint256)) public credits;
    mapping(address owner => uint64) public counters;

    /// @dev Of a full word, so that setting it needs no reading.
    uint256 private transient entered;

    /// @dev Every effect precedes every call, so the lock is a second guard; what it alone protects is the
    /// comparison of balances around a deposit. Rule 6.
    modifier lock() {
        if (entered != 0) revert Escrow_Reentered();
        entered = 1;
        _;
        entered = 0;
    }

    // ---------------------------------------------------------------- identity

    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return block.chainid == CACHED_CHAIN_ID ? CACHED_DOMAIN : _domain();
    }

    function eip712Domain()
        external
        view
        returns (bytes1, string memory, string memory, uint256, address, bytes32, uint256[] memory)
    {
        return (hex"0f", NAME, VERSION, block.chainid, address(this), bytes32(0), new uint256[](0));
    }

    function idOf(bytes calldata terms) external view returns (bytes32) {
        return _idOf(terms);
    }

    function _domain() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                DOMAIN_TYPE, keccak256(bytes(NAME)), keccak256(bytes(VERSION)), block.chainid, address(this)
            )
        );
    }

    /// @dev Rule 7: of this chain and this contract.
    function _digest(bytes32 structHash) internal view returns (bytes32 digest) {
        bytes32 domain = DOMAIN_SEPARATOR();
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, hex"1901")
            mstore(add(start, 2), domain)
            mstore(add(start, 34), structHash)
            digest := keccak256(start, 66)
        }
    }

    function _idOf(bytes calldata terms) internal view returns (bytes32) {
        return _digest(terms.hash());
    }

    /// @dev Reads the slot whole; field by field solc would do it once for each.
    function _load(Agreement storage slot) internal view returns (Agreement memory a) {
        _loadInto(slot, a);
    }

    /// @dev For batches: one struct in memory serves all items.
    function _loadInto(Agreement storage slot, Agreement memory a) internal view {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(slot.slot)
        }
        a.funded = uint96(word);
        a.drawn = uint96(word >> 96);
        a.noticeEnd = uint40(word >> 192);
        a.round = uint16(word >> 232);
        a.flags = uint8(word >> 248);
    }

    /// @dev Writes the slot whole.
    function _store(Agreement storage slot, Agreement memory a) internal {
        uint256 word = uint256(a.funded) | uint256(a.drawn) << 96 | uint256(a.noticeEnd) << 192
            | uint256(a.round) << 232 | uint256(a.flags) << 248;
        assembly ("memory-safe") {
            sstore(slot.slot, word)
        }
    }

    function _requireOpen(bytes32 id, Agreement memory a) internal pure {
        if (a.flags & OPEN == 0) revert Escrow_NotOpen(id);
    }

    // ----------------------------------------------------------------- signers

    /// @dev Reverts unless `signer` signed, or calls with an empty signature. Zero never signs.
    function _authorize(address signer, bytes32 structHash, bytes calldata signature) internal view {
        if (signature.length == 0) _requireCaller(signer, address(0));
        else _requireSigned(signer, address(0), _digest(structHash), signature);
    }

    /// @dev As `_authorize`; client or approver.
    function _authorizeClient(bytes calldata t, bytes32 structHash, bytes calldata signature) internal view {
        if (signature.length == 0) _requireCaller(t.client(), t.approver());
        else _requireSigned(t.client(), t.approver(), _digest(structHash), signature);
    }

    function _requireCaller(address signer, address other) internal view {
        if (msg.sender != signer && msg.sender != other) revert Escrow_NotTheSigner(signer);
    }

    /// @dev Either of the two signed; zero stands for nobody.
    function _requireSigned(address signer, address other, bytes32 digest, bytes calldata signature)
        internal
        view
    {
        address recovered = Signatures.recover(digest, signature);
        if (recovered != address(0) && (recovered == signer || recovered == other)) return;
        if (Signatures.signedByContract(signer, digest, signature)) return;
        if (Signatures.signedByContract(other, digest, signature)) return;
        revert Escrow_BadSignature(signer);
    }

    function _requireBefore(uint40 deadline) internal view {
        if (block.timestamp > deadline) revert Escrow_Expired(deadline);
    }

    // --------------------------------------------------------------- money out

    /// @dev Credits the hub its fee and pays the worker's side what is left of the payment.
    function _payWorker(bytes32 id, bytes calldata t, uint256 net, uint256 fee) internal {
        if (fee > 0) _credit(id, t.hub(), t.token(), fee);
        _push(id, t.token(), t.receiver(), net);
    }

    /// @dev Rule 5.
    function _push(bytes32 id, address token, address to, uint256 amount) internal {
        if (amount == 0) return;
        if (!Transfers.push(token, to, amount)) _credit(id, to, token, amount);
    }

    /// @dev Rule 1: kept by token, so that one token's lies do not touch another's money.
    function _credit(bytes32 id, address owner, address token, uint256 amount) internal {
        credits[owner][token] += amount;
        emit Credited(id, owner, token, amount);
    }

    function _min(uint96 a, uint96 b) internal pure returns (uint96) {
        return a < b ? a : b;
    }

    /// @dev floor(amount * bps / 10 000), in favour of whoever pays the fee. Rule 9.
    function _share(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return amount * bps / TermsLib.BPS;
    }

    /// @dev The hub's fee on the voucher line from `drawn` to `upTo`: a difference of floors, so that many small
    /// payments cost what one large payment costs. Rule 9.
    function _lineFee(bytes calldata t, uint256 drawn, uint256 upTo) internal pure returns (uint256) {
        uint256 bps = t.hubBps();
        return bps == 0 ? 0 : _share(upTo, bps) - _share(drawn, bps);
    }

    // ---------------------------------------------------------------- money in

    /// @dev `msg.value` must be `amount` for the native coin and zero for a token. Rule 11.
    function _requireValue(address token, uint256 amount) internal view {
        uint256 expected = token == address(0) ? amount : 0;
        if (msg.value != expected) revert Escrow_WrongValue(expected, msg.value);
    }

    /// @dev Native coin came with the call and was counted by the caller of this function.
    function _take(address token, address from, uint256 amount) internal {
        if (token != address(0) && amount > 0) Transfers.pull(token, from, amount);
    }

    /// @dev Rule 11.
    function _add(uint96 a, uint96 b) internal pure returns (uint96) {
        if (b > type(uint96).max - a) revert Escrow_AmountTooLarge();
        return a + b;
    }
}
