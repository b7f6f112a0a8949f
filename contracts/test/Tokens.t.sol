// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {
    AnsweringToken,
    BlindToken,
    BurningToken,
    FeeToken,
    GenerousToken,
    ShrinkingToken,
    SilentToken,
    Token
} from "./support/mocks/Tokens.sol";

/// @dev Tokens on their way in: what arrived must equal the amount.
/// Rule 6.
contract TokensTest is EscrowFixture {
    // ------------------------------------------------------------ what arrives

    function test_TakesATokenThatAnswersNothing() public {
        Token silent = new SilentToken();
        _use(address(silent));
        give(address(silent), client, FUND);
        watch(address(silent));
        _open("");
        moves(address(silent), client, address(escrow), FUND);
        settle();
        pay(1 ether);
        moves(address(silent), address(escrow), payee, 0.975 ether);
        credited(address(silent), hub, 0.025 ether);
        settle();
    }

    function test_TakesATokenThatAnswersTrueAndMore() public {
        AnsweringToken answering = new AnsweringToken();
        answering.set(abi.encode(true, "more"), false);
        _use(address(answering));
        give(address(answering), client, FUND);
        _open("");
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_RevertWhen_ATokenKeepsAFee() public {
        Token fee = new FeeToken();
        _use(address(fee));
        give(address(fee), client, FUND);
        _open(Errors.wrongArrival(FUND, 9.9 ether));
    }

    function test_RevertWhen_ATokenGivesMoreThanWasSent() public {
        Token generous = new GenerousToken();
        _use(address(generous));
        give(address(generous), client, FUND);
        _open(Errors.wrongArrival(FUND, FUND + 1));
    }

    function test_RevertWhen_ATokenTakesInsteadOfGiving() public {
        Token shrinking = new ShrinkingToken();
        shrinking.mint(address(escrow), 5);
        _use(address(shrinking));
        _open(Errors.wrongArrival(FUND, 0));
    }

    function test_RevertWhen_ATokenSaysTrueButMovesNothing() public {
        AnsweringToken answering = new AnsweringToken();
        answering.set(abi.encode(true), true);
        _use(address(answering));
        give(address(answering), client, FUND);
        _open(Errors.wrongArrival(FUND, 0));
    }

    // ---------------------------------------------------------------- its answer

    function test_RevertWhen_ATokenMovesTheMoneyButSaysFalse() public {
        _refusesAnswer(abi.encode(false));
    }

    function test_RevertWhen_ATokenAnswersTwo() public {
        _refusesAnswer(abi.encode(2));
    }

    function test_RevertWhen_ATokenAnswersLessThanAWord() public {
        _refusesAnswer(new bytes(31));
    }

    function test_RevertWhen_ThereIsNoAllowance() public {
        _use(address(token));
        token.mint(client, FUND);
        _open(Errors.tokenFailed(address(token)));
    }

    function test_RevertWhen_TheClientHasTooLittle() public {
        _use(address(token));
        token.mint(client, FUND - 1);
        vm.prank(client);
        token.approve(address(escrow), FUND);
        _open(Errors.tokenFailed(address(token)));
    }

    function test_RevertWhen_TheTokenIsAnAccountWithoutCode() public {
        _use(address(0xE0A));
        _open(Errors.tokenFailed(address(0xE0A)));
    }

    function test_RevertWhen_TheTokenIsTheEscrow() public {
        _use(address(escrow));
        _open(Errors.tokenFailed(address(escrow)));
    }

    function test_RevertWhen_TheBalanceCannotBeRead() public {
        address blind = address(new BlindToken(false));
        _use(blind);
        _open(Errors.tokenFailed(blind));
    }

    function test_RevertWhen_TheBalanceBurnsItsGas() public {
        address burning = address(new BurningToken());
        _use(burning);
        uint256 before = gasleft();
        _open(Errors.tokenFailed(burning));
        vm.assertLe(before - gasleft(), 300_000, "gas that a token can burn");
    }

    function test_RevertWhen_TheBalanceIsLessThanAWord() public {
        address blind = address(new BlindToken(true));
        _use(blind);
        _open(Errors.tokenFailed(blind));
    }

    // ------------------------------------------------------------- every deposit

    function test_RevertWhen_ATopUpDoesNotArriveWhole() public {
        Token fee = _beginWithFeeToken();
        give(address(fee), stranger, 1 ether);
        vm.expectRevert(Errors.wrongArrival(1 ether, 0.99 ether));
        vm.prank(stranger);
        escrow.topUp(packed, 1 ether);
    }

    function test_RevertWhen_ATopUpOfManyDoesNotArriveWhole() public {
        Token fee = _beginWithFeeToken();
        give(address(fee), stranger, 1 ether);
        IEscrow.TopUp[] memory topUps = new IEscrow.TopUp[](1);
        topUps[0] = IEscrow.TopUp(packed, 1 ether);
        vm.expectRevert(Errors.wrongArrival(1 ether, 0.99 ether));
        vm.prank(stranger);
        escrow.topUpMany(topUps);
    }

    function test_RevertWhen_TheTopUpOfAnObjectionDoesNotArriveWhole() public {
        use(_terms(address(token)));
        open(t, FUND);
        claim(1, 1 ether);
        vm.etch(address(token), address(new FeeToken()).code);
        give(address(token), client, 1 ether);
        vm.expectRevert(Errors.wrongArrival(1 ether, 0.99 ether));
        vm.prank(client);
        escrow.object(packed, 1, REASON, 1 ether, NEVER, "");
    }

    function test_RevertWhen_OneTokenOfManyOpeningsDoesNotArriveWhole() public {
        Token fee = new FeeToken();
        _use(address(fee));
        give(address(fee), client, FUND);
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](1);
        openings[0] = IEscrow.Opening(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
        vm.expectRevert(Errors.wrongArrival(FUND, 9.9 ether));
        vm.prank(client);
        escrow.openMany(openings);
    }

    // ----------------------------------------------------------------- support

    function _terms(address token_) private returns (IEscrow.Terms memory d) {
        d = fullTerms();
        d.token = token_;
    }

    function _use(address token_) private {
        use(_terms(token_));
    }

    /// @dev The client opens; `refusal` is expected when it is not empty.
    function _open(bytes memory refusal) private {
        if (refusal.length > 0) vm.expectRevert(refusal);
        vm.prank(client);
        escrow.open(packed, FUND, signTerms(WORKER_KEY, t), NEVER, "");
    }

    function _refusesAnswer(bytes memory answer) private {
        AnsweringToken answering = new AnsweringToken();
        answering.set(answer, false);
        // One unit that the escrow holds: read before the answer, it lies where the answer will, and must not
        // complete a short one.
        answering.mint(address(escrow), 1);
        _use(address(answering));
        give(address(answering), client, FUND);
        _open(Errors.tokenFailed(address(answering)));
    }

    function _beginWithFeeToken() private returns (Token fee) {
        fee = new FeeToken();
        begin(_terms(address(fee)), 0);
    }
}
