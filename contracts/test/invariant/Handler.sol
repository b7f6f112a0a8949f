// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Checks} from "./Checks.sol";

/// @dev What a campaign calls: one step, which lets time pass and does one thing that can be done now. Most
/// steps choose what was not done yet in this run, so that a run of a hundred does everything.
contract Handler is Checks {
    enum Kind {
        Open,
        OpenSigned,
        OpenMany,
        TopUp,
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
        Quit,
        WithdrawCredit,
        WithdrawCreditSigned,
        ChangeMood,
        Give,
        Trespass,
        Usurp,
        Replay
    }

    uint256 public constant KINDS = uint256(type(Kind).max) + 1;
    mapping(uint256 kind => uint256) public done;

    function step(uint256 seed) external {
        advance(seed);
        bool news = part(seed, 2, 0, 3) > 0 && _news(seed);
        if (!news) _anything(seed);
        observe();
    }

    /// @return kind the first that was never done; `KINDS` when all were
    function missing() external view returns (uint256 kind) {
        while (kind < KINDS && done[kind] > 0) kind++;
    }

    /// @dev A kind that was not done before, if there is one that can be done now.
    function _news(uint256 seed) private returns (bool) {
        uint256 first = part(seed, 1, 0, KINDS - 1);
        for (uint256 i = 0; i < KINDS; i++) {
            uint256 kind = (first + i) % KINDS;
            if (done[kind] == 0 && _try(Kind(kind), seed)) return true;
        }
        return false;
    }

    /// @dev Claims come often, for much can become of them; what ends a deal, and what changes none, seldom.
    function _anything(uint256 seed) private {
        for (uint256 i = 0; i < 100; i++) {
            uint256 dice = part(seed, 100 + i, 0, 4 * KINDS - 1);
            Kind kind = Kind(dice / 4);
            bool seldom = kind == Kind.Close || kind == Kind.Quit || kind == Kind.PayBeyondTheFund
                || kind >= Kind.ChangeMood;
            if (seldom && dice % 4 > 0) kind = Kind.Claim;
            if (_try(kind, seed)) return;
        }
    }

    function _try(Kind kind, uint256 seed) private returns (bool possible) {
        possible = _do(kind, part(seed, uint256(kind), 0, type(uint256).max - 1));
        if (possible) done[uint256(kind)]++;
    }

    function _do(Kind kind, uint256 seed) private returns (bool) {
        if (kind == Kind.Open) return _open(seed);
        if (kind == Kind.OpenSigned) return _openSigned(seed);
        if (kind == Kind.OpenMany) return _openMany(seed);
        if (kind == Kind.TopUp) return _topUp(seed);
        if (kind == Kind.TopUpMany) return _topUpMany(seed);
        if (kind == Kind.PayDirectly) return _payDirectly(seed);
        if (kind == Kind.PayByVoucher) return _payByVoucher(seed);
        if (kind == Kind.PayBeyondTheFund) return _payBeyondTheFund(seed);
        if (kind == Kind.PayByDelegate) return _payByDelegate(seed);
        if (kind == Kind.PayWithTip) return _payWithTip(seed);
        if (kind == Kind.PayMany) return _payMany(seed);
        if (kind == Kind.Claim) return _claim(seed);
        if (kind == Kind.Object) return _object(seed);
        if (kind == Kind.ObjectWithTopUp) return _objectWithTopUp(seed);
        if (kind == Kind.Collect) return _collect(seed);
        if (kind == Kind.ConcedePending) return _concedePending(seed);
        if (kind == Kind.ConcedeDisputed) return _concedeDisputed(seed);
        if (kind == Kind.Retract) return _retract(seed);
        if (kind == Kind.RuleNothing) return _ruleNothing(seed);
        if (kind == Kind.RulePart) return _rulePart(seed);
        if (kind == Kind.Lapse) return _lapse(seed);
        if (kind == Kind.GiveNotice) return _giveNotice(seed);
        if (kind == Kind.Withdraw) return _withdraw(seed);
        if (kind == Kind.Close) return _close(seed);
        if (kind == Kind.Quit) return _quit(seed);
        if (kind == Kind.WithdrawCredit) return _withdrawCredit(seed);
        if (kind == Kind.WithdrawCreditSigned) return _withdrawCreditSigned(seed);
        if (kind == Kind.ChangeMood) return _changeMood(seed);
        if (kind == Kind.Give) return _give(seed);
        if (kind == Kind.Trespass) return _trespass(seed);
        if (kind == Kind.Usurp) return _usurp(seed);
        return _replay(seed);
    }
}
