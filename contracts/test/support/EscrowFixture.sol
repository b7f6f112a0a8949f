// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Moves} from "./Moves.sol";
import {Signing} from "./Signing.sol";
import {vm} from "./Vm.sol";
import {PermitToken, Token} from "./mocks/Tokens.sol";

/// @dev The escrow as deployed, people with keys, and the agreement that a test is about.
abstract contract EscrowFixture is Signing, Moves {
    bool public constant IS_TEST = true;

    uint256 internal constant CLIENT_KEY = 0xC11E;
    uint256 internal constant WORKER_KEY = 0x3042;
    uint256 internal constant APPROVER_KEY = 0xA112;
    uint256 internal constant ARBITER_KEY = 0xA2B1;
    uint256 internal constant DELEGATE_KEY = 0xDE1E;
    uint256 internal constant STRANGER_KEY = 0x5742;

    address internal immutable client = vm.addr(CLIENT_KEY);
    address internal immutable worker = vm.addr(WORKER_KEY);
    address internal immutable approver = vm.addr(APPROVER_KEY);
    address internal immutable arbiter = vm.addr(ARBITER_KEY);
    address internal immutable delegate = vm.addr(DELEGATE_KEY);
    address internal immutable stranger = vm.addr(STRANGER_KEY);
    address internal immutable payee = address(0x9A7EE);
    address internal immutable hub = address(0x400B);

    uint40 internal constant NEVER = type(uint40).max;
    uint96 internal constant FUND = 10 ether;
    bytes32 internal constant MEMO = keccak256("memo");
    bytes32 internal constant EVIDENCE = keccak256("evidence");
    bytes32 internal constant REASON = keccak256("reason");

    uint8 internal constant OPEN = 1;
    uint8 internal constant CLOSED = 2;
    uint8 internal constant UNCOMMITTED = 4;

    PermitToken internal token;

    /// @dev The agreement that the test is about: its terms, their packed form, its id.
    IEscrow.Terms internal t;
    bytes internal packed;
    bytes32 internal id;

    uint256 private nextSalt;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        escrow = IEscrow(vm.deployCode("out/Escrow.sol/Escrow.json"));
        domain = domainOf(block.chainid, address(escrow));
        token = new PermitToken();
        _meet(address(escrow), "escrow", 0);
        _meet(client, "client", 1_000 ether);
        _meet(worker, "worker", 1 ether);
        _meet(approver, "approver", 1 ether);
        _meet(arbiter, "arbiter", 1 ether);
        _meet(delegate, "delegate", 1 ether);
        _meet(stranger, "stranger", 100 ether);
        _meet(payee, "payee", 0);
        _meet(hub, "hub", 0);
        _meet(address(this), "test", 1_000 ether);
    }

    receive() external payable virtual {}

    function _meet(address person, string memory name, uint256 coins) private {
        meet(person);
        vm.label(person, name);
        vm.deal(person, coins);
    }

    // ------------------------------------------------------------------ terms

    /// @dev No fees, no payee, no approver.
    function defaultTerms() internal returns (IEscrow.Terms memory d) {
        d.client = client;
        d.worker = worker;
        d.arbiter = arbiter;
        d.claimCap = 3 ether;
        d.review = 3 days;
        d.ruling = 14 days;
        d.notice = 7 days;
        d.fallbackBps = 5_000;
        d.scope = keccak256("scope");
        d.salt = ++nextSalt;
    }

    /// @dev Every role filled, every fee asked.
    function fullTerms() internal returns (IEscrow.Terms memory d) {
        d = defaultTerms();
        d.payee = payee;
        d.approver = approver;
        d.hub = hub;
        d.hubBps = 250;
        d.arbiterFee = 0.1 ether;
    }

    /// @dev Makes these terms the test's own, without opening them.
    function use(IEscrow.Terms memory d) internal {
        t = d;
        packed = pack(d);
        id = idOf(d);
    }

    // ---------------------------------------------------------------- actions

    /// @dev Makes these terms the test's own and opens them, the client calling.
    function begin(IEscrow.Terms memory d, uint96 amount) internal {
        use(d);
        open(d, amount);
    }

    function begin(IEscrow.Terms memory d) internal {
        begin(d, FUND);
    }

    /// @dev Opens, the client calling; the client gets the tokens it needs.
    function open(IEscrow.Terms memory d, uint96 amount) internal {
        if (d.token != COIN) give(d.token, d.client, amount);
        vm.prank(d.client);
        escrow.open{value: d.token == COIN ? amount : 0}(pack(d), amount, signTerms(WORKER_KEY, d), NEVER, "");
    }

    /// @dev Mints tokens and approves the escrow to take them.
    function give(address token_, address to, uint256 amount) internal {
        Token(token_).mint(to, amount);
        vm.prank(to);
        Token(token_).approve(address(escrow), amount);
    }

    /// @dev The client pays up to `total`, calling.
    function pay(uint96 total) internal {
        vm.prank(t.client);
        escrow.pay(packed, total, MEMO, "");
    }

    /// @dev The worker claims, calling.
    function claim(uint16 round, uint96 sum) internal {
        vm.prank(t.worker);
        escrow.claim(packed, round, sum, EVIDENCE, 0, NEVER, "");
    }

    /// @dev The client objects, calling, with no top-up.
    function object(uint16 round) internal {
        vm.prank(t.client);
        escrow.object(packed, round, REASON, 0, NEVER, "");
    }

    function rule(uint16 round, uint96 award) internal {
        vm.prank(t.arbiter);
        escrow.rule(packed, round, award, REASON, "");
    }

    function giveNotice() internal {
        vm.prank(t.client);
        escrow.giveNotice(packed, NEVER, "");
    }

    /// @dev The worker quits, calling.
    function quit() internal {
        vm.prank(t.worker);
        escrow.quit(packed, 0, NEVER, "");
    }

    /// @dev Lets time pass. `block.timestamp` must not be read around it: the optimizer reads it once.
    function pass(uint256 period) internal {
        vm.warp(period + vm.getBlockTimestamp());
    }

    /// @dev `x` itself when it is in range, else a number in range made of it.
    function bound(uint256 x, uint256 low, uint256 high) internal pure returns (uint256) {
        return x >= low && x <= high ? x : low + x % (high - low + 1);
    }

    function time() internal view returns (uint40) {
        return uint40(vm.getBlockTimestamp());
    }

    // ------------------------------------------------------------------ facts

    function agreement(bytes32 id_) internal view returns (IEscrow.Agreement memory a) {
        (a.funded, a.drawn, a.noticeEnd, a.round, a.flags) = escrow.agreements(id_);
    }

    function claimOf(bytes32 id_, uint16 round) internal view returns (IEscrow.Claim memory c) {
        (c.sum, c.reviewEnd, c.rulingEnd, c.state) = escrow.claims(id_, round);
    }

    /// @dev The whole slot of the test's agreement.
    function assertAgreement(uint96 funded, uint96 drawn, uint40 noticeEnd, uint16 round, uint8 flags)
        internal
        view
    {
        IEscrow.Agreement memory a = agreement(id);
        vm.assertEq(a.funded, funded, "funded");
        vm.assertEq(a.drawn, drawn, "drawn");
        vm.assertEq(a.noticeEnd, noticeEnd, "noticeEnd");
        vm.assertEq(a.round, round, "round");
        vm.assertEq(a.flags, flags, "flags");
    }

    /// @dev The whole slot of one of its claims.
    function assertClaim(
        uint16 round,
        uint96 sum,
        uint40 reviewEnd,
        uint40 rulingEnd,
        IEscrow.ClaimState state
    ) internal view {
        IEscrow.Claim memory c = claimOf(id, round);
        vm.assertEq(c.sum, sum, "sum");
        vm.assertEq(c.reviewEnd, reviewEnd, "reviewEnd");
        vm.assertEq(c.rulingEnd, rulingEnd, "rulingEnd");
        vm.assertEq(uint256(c.state), uint256(state), "state");
    }
}
