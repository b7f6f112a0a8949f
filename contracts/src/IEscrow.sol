// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Escrow for part-time work
/// @notice A client's money waits here for a worker. It leaves by two ways, side by side: *vouchers*, by
/// which the client approves a cumulative total, and *claims*, by which the worker asks for what was not
/// approved. Nobody owns, pauses or upgrades this contract.
/// @dev Conventions
/// - `terms` is always the packed form of `Terms` (249 bytes, the fields in order without padding). The
///   agreement's id is the EIP-712 digest of the terms: what both parties signed, and where.
/// - Amounts are in the token's smallest unit (wei for the native coin, written as the zero address).
/// - Times are Unix seconds. A deadline is kept while `block.timestamp <= deadline`.
/// - An empty signature means "I am the signer, and I call". Signatures of keys are 64 (EIP-2098) or 65 bytes
///   with a low s; when recovery does not give the signer and the signer has code, ERC-1271 is asked.
/// - Money is pushed with a bounded gas allowance; what a receiver refuses becomes a credit that its owner
///   withdraws. The hub's fee is credited, never pushed.
/// Assumptions that would lock funds if broken: a token's `transfer` works for somebody; a credit's owner
/// keeps the key.
interface IEscrow {
    // ------------------------------------------------------------------ types

    /// @notice What client and worker sign. The packed form has these fields in this order.
    struct Terms {
        address client; // pays; refunds always go here
        address worker; // accepts, claims, closes
        address payee; // where the worker's money goes; zero: the worker
        address approver; // may sign vouchers, object and concede beside the client; zero: nobody
        address arbiter; // rules on disputes; zero: the fallback decides
        address token; // ERC-20; zero: the native coin
        address hub; // receives the hub fee; zero: none
        uint96 claimCap; // largest sum of one claim
        uint96 arbiterFee; // price of one ruling, at most the disputed sum
        uint32 review; // seconds the client has to object to a claim
        uint32 ruling; // seconds the arbiter has to rule
        uint32 notice; // seconds between the client's notice and the refund
        uint40 committedUntil; // time before which the client cannot give notice
        uint16 fallbackBps; // worker's share of a disputed sum when no ruling comes, of 10 000
        uint16 hubBps; // hub's fee on what the worker is paid, of 10 000
        bytes32 scope; // SHA-256 of the signed scope of work
        uint256 salt; // makes the id unique
    }

    /// @notice All that the contract keeps of an agreement; one storage slot.
    struct Agreement {
        uint96 funded; // put in, less what claims set aside: the ceiling of the voucher line
        uint96 drawn; // paid on the voucher line; never falls, never exceeds `funded`
        uint40 noticeEnd; // when the client's notice runs out; zero: no notice
        uint16 round; // number of claims made so far
        uint8 flags; // OPEN, CLOSED, UNCOMMITTED
    }

    /// @notice How a claim stands.
    enum ClaimState {
        None,
        Pending,
        Disputed,
        Collected,
        Conceded,
        Retracted,
        Ruled,
        Lapsed
    }

    /// @notice One claim; one storage slot. It stays as a tombstone, so that its outcome can be read on chain.
    struct Claim {
        uint96 sum; // set aside from the fund
        uint40 reviewEnd; // last second for an objection; the next claim comes later than this
        uint40 rulingEnd; // last second for a ruling; zero while nobody objected
        ClaimState state;
    }

    /// @notice One agreement to open, for `openMany`.
    struct Opening {
        bytes terms;
        uint96 amount; // what to put in
        bytes workerSignature; // over Terms
        uint40 deadline; // of the client's `Open` message
        bytes clientSignature; // over Open; empty: the client calls
    }

    /// @notice One payment on the voucher line, for `payMany`.
    struct Payment {
        bytes terms;
        uint96 total; // cumulative
        bytes32 memo; // SHA-256 of what was approved
        bytes approval; // see `pay`
    }

    /// @notice One top-up, for `topUpMany`.
    struct TopUp {
        bytes terms;
        uint96 amount;
    }

    /// @notice A voucher's evidence beyond a plain signature. ABI-encoded behind the byte 0x01 in `approval`.
    struct Proof {
        bytes signature; // over Voucher, or over Batch(root) when `path` is not empty
        bytes32[] path; // Merkle path from the voucher's struct hash to the root
        address key; // delegate that signed; zero: client or approver signed
        uint96 limit; // of the delegation, cumulative
        bytes delegation; // signature over Delegation, or over Batch(root) when `delegationPath` is not empty
        bytes32[] delegationPath;
        uint96 tip; // paid to the caller out of this payment
        uint40 tipDeadline; // of the worker's `Draw` message
        bytes draw; // worker's signature over Draw; read only when `tip` is not zero
    }

    /// @notice An EIP-2612 permit of the payer for this contract.
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    // ----------------------------------------------------------------- events

    /// @notice An agreement began. The terms are emitted whole: the chain alone tells the history.
    event Opened(
        bytes32 indexed agreement, address indexed client, address indexed worker, uint96 amount, bytes terms
    );
    event ToppedUp(bytes32 indexed agreement, address indexed from, uint96 amount);
    /// @notice The voucher line was paid up to `drawn`; the amount is the difference to the `drawn` before.
    event Paid(bytes32 indexed agreement, uint96 drawn, bytes32 memo);
    /// @notice Part of the payment went to the one who submitted it, as the worker signed.
    event Tipped(bytes32 indexed agreement, address indexed submitter, uint96 tip);
    event Claimed(bytes32 indexed agreement, uint16 round, uint96 sum, uint40 reviewEnd, bytes32 evidence);
    /// @notice `topUp` came with the objection; `aside` was put aside for the arbiter.
    event Objected(
        bytes32 indexed agreement, uint16 round, uint96 aside, uint96 topUp, uint40 rulingEnd, bytes32 reason
    );
    event Collected(bytes32 indexed agreement, uint16 round);
    event Conceded(bytes32 indexed agreement, uint16 round);
    event Retracted(bytes32 indexed agreement, uint16 round);
    event Ruled(bytes32 indexed agreement, uint16 round, uint96 award, bytes32 reason);
    event Lapsed(bytes32 indexed agreement, uint16 round, uint96 award);
    event NoticeGiven(bytes32 indexed agreement, uint40 noticeEnd);
    /// @notice Notice had run out; the rest went to the client.
    event Withdrawn(bytes32 indexed agreement, uint96 refund);
    /// @notice Both ended it at a voucher total of `total`; the rest went to the client.
    event ClosedTogether(bytes32 indexed agreement, uint96 total, uint96 refund);
    /// @notice The worker ended it; the rest went to the client.
    event QuitByWorker(bytes32 indexed agreement, uint96 refund);
    /// @notice `owner` can withdraw `amount` more. `agreement` is zero for change of a batch.
    event Credited(bytes32 indexed agreement, address indexed owner, address indexed token, uint256 amount);
    event CreditWithdrawn(address indexed owner, address indexed token, address to, uint256 amount);

    // ----------------------------------------------------------------- errors

    error Escrow_TermsLength(uint256 length);
    error Escrow_InvalidParty(address party);
    error Escrow_InvalidArbiter(address arbiter);
    error Escrow_InvalidShare(uint256 bps);
    error Escrow_FeeWithoutReceiver();
    error Escrow_InvalidPeriod(uint256 period);
    error Escrow_CommittedTooLong(uint256 committedUntil);
    error Escrow_AlreadyUsed(bytes32 agreement);
    error Escrow_NotOpen(bytes32 agreement);
    error Escrow_BadSignature(address signer);
    error Escrow_NotTheSigner(address signer);
    error Escrow_Expired(uint256 deadline);
    error Escrow_TooEarly(uint256 notBefore);
    error Escrow_WrongValue(uint256 expected, uint256 sent);
    error Escrow_WrongArrival(uint256 expected, uint256 arrived);
    error Escrow_AmountTooLarge();
    error Escrow_NothingToPay(uint256 total, uint256 drawn, uint256 funded);
    error Escrow_NotCovered(uint256 needed, uint256 available);
    error Escrow_OverDelegation(uint256 total, uint256 limit);
    error Escrow_TipTooLarge(uint256 tip, uint256 payment);
    error Escrow_WrongRound(uint256 expected, uint256 round);
    error Escrow_InvalidSum(uint256 sum, uint256 most);
    error Escrow_WrongClaimState(ClaimState state);
    error Escrow_NoticeRan(uint256 noticeEnd);
    error Escrow_NoNotice();
    error Escrow_BelowDrawn(uint256 total, uint256 drawn);
    error Escrow_NotYetDrawn(uint256 total, uint256 drawn);
    error Escrow_WrongCounter(uint256 expected, uint256 counter);
    error Escrow_InvalidReceiver(address to);
    error Escrow_NoCredit();
    error Escrow_TransferFailed();
    error Escrow_TokenFailed(address token);
    error Escrow_NotEnoughGas(uint256 needed);
    error Escrow_Reentered();

    // --------------------------------------------------------------- funding

    /// @notice Opens an agreement and funds it. ERC-20 comes from the client (allowance), native coin from the
    /// caller. The amount may be zero, to be topped up later.
    /// @param workerSignature over `Terms`
    /// @param deadline of the client's `Open(agreement, amount, deadline)`
    /// @param clientSignature over `Open`; empty when the client calls
    function open(
        bytes calldata terms,
        uint96 amount,
        bytes calldata workerSignature,
        uint40 deadline,
        bytes calldata clientSignature
    ) external payable;

    /// @notice As `open`, with the client's EIP-2612 permit. A permit that was used already is passed over.
    function openWithPermit(Opening calldata opening, Permit calldata permit) external;

    /// @notice Opens many. What was used already is skipped, and its native coin returned to the caller.
    function openMany(Opening[] calldata openings) external payable;

    /// @notice Adds money, from the caller. It does not cancel notice.
    function topUp(bytes calldata terms, uint96 amount) external payable;

    /// @notice As `topUp`, with the caller's EIP-2612 permit.
    function topUpWithPermit(bytes calldata terms, uint96 amount, Permit calldata permit) external;

    /// @notice Tops up many. What is closed is skipped, and its native coin returned to the caller.
    function topUpMany(TopUp[] calldata topUps) external payable;

    // -------------------------------------------------------------- vouchers

    /// @notice Pays the payee what is missing up to `min(total, funded)`, less the hub fee.
    /// @param approval empty: client or approver calls. 0x00 and a signature over `Voucher` by client or
    /// approver. 0x01 and an ABI-encoded `Proof`: a delegate's voucher, a leaf of a batch, a tip. With a tip the
    /// payment must reach `total`, so that a `Draw` is good once.
    function pay(bytes calldata terms, uint96 total, bytes32 memo, bytes calldata approval) external;

    /// @notice Pays many. What is closed, drawn already or without cover is skipped.
    function payMany(Payment[] calldata payments) external;

    // ---------------------------------------------------------------- claims

    /// @notice Sets `sum` aside from the fund and starts the review. At most one new claim per review period.
    function claim(
        bytes calldata terms,
        uint16 round,
        uint96 sum,
        bytes32 evidence,
        uint40 notBefore,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Client or approver disputes a pending claim within the review period. The arbiter's fee is put
    /// aside from the fund; `topUp` comes from the caller in the same call. Of a closed agreement nothing is
    /// left in the fund: then `topUp` is the fee exactly.
    function object(
        bytes calldata terms,
        uint16 round,
        bytes32 reason,
        uint96 topUp_,
        uint40 deadline,
        bytes calldata signature
    ) external payable;

    /// @notice Pays a claim that nobody objected to, after the review period. Anyone may call.
    function collect(bytes calldata terms, uint16 round) external;

    /// @notice Client or approver pays a pending or disputed claim at once.
    /// @param sum of the claim, exactly: a signature without a deadline must not pay for another claim that came to
    /// stand in the round
    function concede(bytes calldata terms, uint16 round, uint96 sum, bytes calldata signature) external;

    /// @notice The worker takes a pending claim back; its sum returns to the fund.
    function retract(bytes calldata terms, uint16 round, bytes calldata signature) external;

    /// @notice The arbiter awards a part of a disputed sum, within the ruling period. The arbiter's fee is
    /// `min(arbiterFee, sum)`: the worker bears it in proportion to what the ruling denied (at most the award),
    /// the client bears the rest. A ruling of zero ends the client's commitment.
    function rule(bytes calldata terms, uint16 round, uint96 award, bytes32 reason, bytes calldata signature)
        external;

    /// @notice Applies the fallback share to a dispute on which no ruling came. Anyone may call.
    function lapse(bytes calldata terms, uint16 round) external;

    // ------------------------------------------------------------------- end

    /// @notice The client announces the end; not before `committedUntil`.
    function giveNotice(bytes calldata terms, uint40 deadline, bytes calldata signature) external;

    /// @notice Refunds the client after notice has run out, and closes. Anyone may call. Claims live on.
    function withdraw(bytes calldata terms) external;

    /// @notice Both end the agreement at a final voucher total. `round` is the number of claims made, so that
    /// no claim slips in between signing and closing. Claims live on.
    function close(
        bytes calldata terms,
        uint16 round,
        uint96 total,
        uint40 deadline,
        bytes calldata clientSignature,
        bytes calldata workerSignature
    ) external;

    /// @notice The worker ends the agreement once at least `total` is drawn. Claims live on.
    function quit(bytes calldata terms, uint96 total, uint40 deadline, bytes calldata signature) external;

    // --------------------------------------------------------------- credits

    /// @notice Sends all credit of `owner` in `token` to `to`, with all gas. To the owner itself anyone may send it,
    /// so that nobody's push can be turned into money that its owner cannot reach; elsewhere the owner calls or
    /// signs.
    /// @param counter of the owner's signed withdrawals (see `counters`); ignored when the owner calls
    function withdrawCredit(
        address owner,
        address token,
        address to,
        uint64 counter,
        uint40 deadline,
        bytes calldata signature
    ) external;

    // ----------------------------------------------------------------- views

    /// @notice The agreement's id: the EIP-712 digest of its terms on this contract and chain.
    function idOf(bytes calldata terms) external view returns (bytes32);

    function agreements(bytes32 agreement)
        external
        view
        returns (uint96 funded, uint96 drawn, uint40 noticeEnd, uint16 round, uint8 flags);

    function claims(bytes32 agreement, uint16 round)
        external
        view
        returns (uint96 sum, uint40 reviewEnd, uint40 rulingEnd, ClaimState state);

    function credits(address owner, address token) external view returns (uint256);

    /// @notice The next counter of a signed withdrawal.
    function counters(address owner) external view returns (uint64);

    function DOMAIN_SEPARATOR() external view returns (bytes32);

    /// @notice ERC-5267.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );
}
