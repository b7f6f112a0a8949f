// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {WaysOut} from "./WaysOut.sol";

/// @dev What a campaign calls: one step, which lets time pass and does one thing. Most steps choose what was not done
/// yet in this run. What cannot be done is brought about first: nothing can be out of reach.
contract Handler is WaysOut {
    enum Kind {
        Open,
        OpenSigned,
        OpenMany,
        OpenWithPermit,
        TopUp,
        TopUpWithPermit,
        TopUpMany,
        PayDirectly,
        PayByVoucher,
        PayBeyondTheFund,
        PayByDelegate,
        PayWithTip,
        PayMany,
        Claim,
        Object,
        ObjectWithTopUp,
        ObjectWhenClosed,
        Collect,
        ConcedePending,
        ConcedeDisputed,
        Retract,
        RuleNothing,
        RulePart,
        Lapse,
        GiveNotice,
        Withdraw,
        Close,
        Quit, // so far, what a submitter can starve
        SignVoucher,
        TryVoucher,
        WithdrawCredit,
        WithdrawCreditSigned,
        SendCredit,
        StarveAndPay,
        StarveAndFail,
        ChangeMood,
        Give,
        Trespass,
        Usurp,
        Replay,
        Deceive,
        Reenter,
        ChangeMind,
        Overreach,
        Misname,
        BreakBatch
    }

    uint256 public constant KINDS = uint256(type(Kind).max) + 1;
    mapping(uint256 kind => uint256) public done;
    uint256 private steps;

    function step(uint256 seed) external {
        advance(seed);
        bool news = part(seed, 2, 0, 3) > 0 && _news(seed);
        if (!news) _anything(seed);
    }

    /// @dev Goes on until every kind of thing is done.
    /// @return kind the first that cannot be done; `KINDS` when all were
    function finish(uint256 seed) external returns (uint256 kind) {
        for (kind = 0; kind < KINDS; kind++) {
            if (done[kind] == 0 && !_bring(Kind(kind), part(seed, 200 + kind, 0, type(uint256).max - 1))) {
                break;
            }
        }
    }

    /// @return kind the first that was never done; `KINDS` when all were
    function missing() external view returns (uint256 kind) {
        while (kind < KINDS && done[kind] > 0) kind++;
    }

    /// @dev A kind that was not done before, from a random one on.
    function _news(uint256 seed) private returns (bool) {
        uint256 first = part(seed, 1, 0, KINDS - 1);
        for (uint256 i = 0; i < KINDS; i++) {
            uint256 kind = (first + i) % KINDS;
            if (done[kind] == 0) return _bring(Kind(kind), seed);
        }
        return false;
    }

    /// @dev Claims come often, for much can become of them; what ends a deal, and what changes none, seldom.
    function _anything(uint256 seed) private {
        for (uint256 i = 0; i < 8; i++) {
            uint256 dice = part(seed, 100 + i, 0, 4 * KINDS - 1);
            Kind kind = Kind(dice / 4);
            bool seldom = kind == Kind.Close || kind == Kind.Quit || kind == Kind.PayBeyondTheFund
                || kind >= Kind.ChangeMood;
            if (seldom && dice % 4 > 0) kind = dice % 4 == 1 ? Kind.ObjectWithTopUp : Kind.Claim;
            if (_try(kind, part(seed, 300 + i, 0, type(uint256).max - 1))) return;
        }
        _bring(Kind.Claim, seed);
    }

    /// @dev Does it, and if it cannot be done, first what makes it possible. A few tries, for much is left to chance.
    function _bring(Kind kind, uint256 seed) private returns (bool) {
        mayWait = true;
        bool able = _try(kind, seed);
        for (uint256 i = 0; !able && i < 24; i++) {
            uint256 other = part(seed, 400 + i, 0, type(uint256).max - 1);
            _prepare(kind, i, other);
            mayWait = true;
            able = _try(kind, other);
        }
        mayWait = false;
        return able;
    }

    /// @dev Where the cause does not help, since it befell a deal without the role or the money that it takes, another
    /// deal and more money do.
    function _prepare(Kind kind, uint256 round, uint256 seed) private {
        Kind cause = _cause(kind);
        if (kind > Kind.PayMany && round % 3 > 0) cause = round % 3 == 1 ? Kind.TopUp : Kind.OpenSigned;
        if (cause != kind) _bring(cause, seed);
    }

    /// @return what makes a kind possible; itself when it always is, sooner or later
    function _cause(Kind kind) private pure returns (Kind) {
        if (kind == Kind.Open || kind == Kind.OpenSigned) return Kind.Quit;
        if (kind == Kind.OpenMany || kind == Kind.OpenWithPermit) return Kind.Quit;
        if (kind == Kind.TopUp || kind == Kind.TopUpWithPermit || kind == Kind.TopUpMany) {
            return Kind.OpenSigned;
        }
        if (kind >= Kind.PayDirectly && kind <= Kind.PayMany) return Kind.TopUp;
        if (kind == Kind.ConcedeDisputed || kind == Kind.RuleNothing || kind == Kind.RulePart) {
            return Kind.ObjectWithTopUp;
        }
        if (kind == Kind.Lapse) return Kind.ObjectWithTopUp;
        if (kind >= Kind.Object && kind <= Kind.Retract) return Kind.Claim;
        if (kind == Kind.Withdraw) return Kind.GiveNotice;
        if (kind == Kind.WithdrawCredit || kind == Kind.WithdrawCreditSigned || kind == Kind.SendCredit) {
            return Kind.PayByVoucher;
        }
        if (kind == Kind.Deceive || kind == Kind.Reenter) return Kind.Quit;
        if (kind == Kind.BreakBatch || kind == Kind.Overreach) return Kind.TopUp;
        if (kind >= Kind.StarveAndPay) {
            return kind == Kind.Misname || kind == Kind.Trespass ? Kind.OpenSigned : kind;
        }
        return Kind.OpenSigned;
    }

    function _try(Kind kind, uint256 seed) private returns (bool possible) {
        possible = _do(kind, part(seed, uint256(kind), 0, type(uint256).max - 1));
        if (possible) done[uint256(kind)]++;
    }

    /// @dev Rule 10: with too little gas a call fails whole; else it pays whole.
    /// @return whether it came out as wanted
    function _starve(uint256 seed, bool paid) private returns (bool) {
        uint256 before = paid ? starvedAndPaid : starvedAndFailed;
        starving = paid ? part(seed, 40, 100_000, 500_000) : part(seed, 40, 30_000, 300_000);
        _do(Kind(part(seed, 41, 0, uint256(Kind.Quit))), seed);
        starving = 0;
        return (paid ? starvedAndPaid : starvedAndFailed) > before;
    }

    function _do(Kind kind, uint256 seed) private returns (bool) {
        if (kind <= Kind.TopUpMany) return _doMoney(kind, seed);
        if (kind <= Kind.Claim) return _doPay(kind, seed);
        if (kind <= Kind.Retract) return _doClaim(kind, seed);
        if (kind <= Kind.Quit) return _doEnd(kind, seed);
        return _doOther(kind, seed);
    }

    function _doMoney(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.Open) return _open(seed);
        if (kind == Kind.OpenSigned) return _openSigned(seed);
        if (kind == Kind.OpenMany) return _openMany(seed);
        if (kind == Kind.OpenWithPermit) return _openWithPermit(seed);
        if (kind == Kind.TopUp) return _topUp(seed);
        if (kind == Kind.TopUpWithPermit) return _topUpWithPermit(seed);
        return _topUpMany(seed);
    }

    function _doPay(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.PayDirectly) return _payDirectly(seed);
        if (kind == Kind.PayByVoucher) return _payByVoucher(seed);
        if (kind == Kind.PayBeyondTheFund) return _payBeyondTheFund(seed);
        if (kind == Kind.PayByDelegate) return _payByDelegate(seed);
        if (kind == Kind.PayWithTip) return _payWithTip(seed);
        if (kind == Kind.PayMany) return _payMany(seed);
        return _claim(seed);
    }

    function _doClaim(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.Object) return _object(seed);
        if (kind == Kind.ObjectWithTopUp) return _objectWithTopUp(seed);
        if (kind == Kind.ObjectWhenClosed) return _objectWhenClosed(seed);
        if (kind == Kind.Collect) return _collect(seed);
        if (kind == Kind.ConcedePending) return _concedePending(seed);
        if (kind == Kind.ConcedeDisputed) return _concedeDisputed(seed);
        return _retract(seed);
    }

    function _doEnd(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.RuleNothing) return _ruleNothing(seed);
        if (kind == Kind.RulePart) return _rulePart(seed);
        if (kind == Kind.Lapse) return _lapse(seed);
        if (kind == Kind.GiveNotice) return _giveNotice(seed);
        if (kind == Kind.Withdraw) return _withdraw(seed);
        if (kind == Kind.Close) return _close(seed);
        return _quit(seed);
    }

    function _doOther(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.SignVoucher) return _signVoucher(seed);
        if (kind == Kind.TryVoucher) return _tryVoucher(seed);
        if (kind == Kind.WithdrawCredit) return _withdrawCredit(seed);
        if (kind == Kind.WithdrawCreditSigned) return _withdrawCreditSigned(seed);
        if (kind == Kind.SendCredit) return _sendCredit(seed);
        if (kind == Kind.StarveAndPay) return _starve(seed, true);
        if (kind == Kind.StarveAndFail) return _starve(seed, false);
        if (kind == Kind.ChangeMood) return _changeMood(seed);
        if (kind == Kind.Give) return _give(seed);
        if (kind == Kind.Trespass) return _trespass(seed);
        if (kind == Kind.Usurp) return _usurp(seed);
        if (kind == Kind.Replay) return _replay(seed);
        if (kind == Kind.Deceive) return _deceive(seed);
        if (kind == Kind.Reenter) return _reenter(seed);
        if (kind == Kind.ChangeMind) return _changeMind(seed);
        if (kind == Kind.Overreach) return _overreach(seed);
        if (kind == Kind.Misname) return _misname(seed);
        return _breakBatch(seed);
    }
}
