package io.stint.protocol.escrow;

import io.stint.protocol.StintException;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Why the escrow refused a call, in plain words with what to do.
 *
 * @param name of the contract's error, such as {@code Escrow_NotOpen}
 * @param message for a person
 */
public record EscrowError(String name, String message) {
    private static final Map<String, Reader> READERS = new HashMap<>();

    static {
        error("Escrow_TermsLength(uint256)", in -> "the terms have " + in.uint(256) + " bytes instead of 249");
        error(
                "Escrow_InvalidParty(address)",
                in -> "this address cannot be a party here: " + in.address()
                        + ". Client and worker must be two different addresses, none of them zero or the escrow");
        error(
                "Escrow_InvalidArbiter(address)",
                in -> "the arbiter is a party, approver or payee: " + in.address() + ". Choose somebody else");
        error(
                "Escrow_InvalidShare(uint256)",
                in -> "a share is too large: " + in.uint(256)
                        + " hundredths of a percent. The fallback is at most 10000, the hub fee at most 1000");
        error("Escrow_FeeWithoutReceiver()", in -> "the terms have a fee but nobody to receive it");
        error(
                "Escrow_InvalidPeriod(uint256)",
                in -> "a period of " + in.uint(256) + " seconds is not allowed. Review"
                        + " and notice are over zero, notice is at least the review, and none is over 180 days");
        error("Escrow_CommittedTooLong(uint256)", in -> "the commitment ends over two years ahead: " + in.uint(256));
        error(
                "Escrow_AlreadyUsed(bytes32)",
                in -> "this agreement was opened before: " + in.hash()
                        + ". For a new one draft new terms (another salt)");
        error(
                "Escrow_NotOpen(bytes32)",
                in -> "this agreement is not open: " + in.hash() + ". It was never funded, or it is closed");
        error(
                "Escrow_BadSignature(address)",
                in -> "a signature is not by " + in.address()
                        + ", or not over this agreement on this chain and contract");
        error(
                "Escrow_NotTheSigner(address)",
                in -> "only " + in.address() + " can do this; call with that key, or bring its signature");
        error("Escrow_Expired(uint256)", in -> "the time for this ended at " + in.uint(256) + " (Unix time)");
        error("Escrow_TooEarly(uint256)", in -> "this is possible from " + in.uint(256) + " (Unix time) on");
        error(
                "Escrow_WrongValue(uint256,uint256)",
                in -> "the call must carry " + in.uint(256) + " wei of native coin, not " + in.uint(256));
        error(
                "Escrow_WrongArrival(uint256,uint256)",
                in -> "of the token " + in.uint(256) + " were sent but " + in.uint(256)
                        + " arrived. Tokens that take a fee on transfer cannot be used");
        error("Escrow_AmountTooLarge()", in -> "the fund would be over 2^96-1 units");
        error(
                "Escrow_NothingToPay(uint256,uint256,uint256)",
                in -> "nothing to pay: the voucher's total is " + in.uint(256) + ", already drawn are " + in.uint(256)
                        + " of " + in.uint(256) + " funded");
        error(
                "Escrow_NotCovered(uint256,uint256)",
                in -> "the fund does not cover this: " + in.uint(256) + " needed, " + in.uint(256)
                        + " there. Top it up first");
        error(
                "Escrow_OverDelegation(uint256,uint256)",
                in -> "the voucher's total " + in.uint(256) + " is over the delegate's limit " + in.uint(256));
        error(
                "Escrow_TipTooLarge(uint256,uint256)",
                in -> "the tip " + in.uint(256) + " is more than the payment " + in.uint(256));
        error(
                "Escrow_WrongRound(uint256,uint256)",
                in -> "the round must be " + in.uint(256) + ", not " + in.uint(256) + ". Look at the agreement again");
        error(
                "Escrow_InvalidSum(uint256,uint256)",
                in -> "the sum " + in.uint(256) + " must be over zero and at most " + in.uint(256));
        error(
                "Escrow_WrongClaimState(uint8)",
                in -> "the claim is " + claimState(in.uint(8).intValue()) + "; this cannot be done with it");
        error("Escrow_NoticeRan(uint256)", in -> "notice was given; it ends at " + in.uint(256) + " (Unix time)");
        error("Escrow_NoNotice()", in -> "no notice was given; give notice first");
        error(
                "Escrow_BelowDrawn(uint256,uint256)",
                in -> "the final total " + in.uint(256) + " is under what is drawn already, " + in.uint(256));
        error(
                "Escrow_NotYetDrawn(uint256,uint256)",
                in -> "draw up to " + in.uint(256) + " first; drawn are " + in.uint(256));
        error(
                "Escrow_WrongCounter(uint256,uint256)",
                in -> "the withdrawal's counter must be " + in.uint(256) + ", not " + in.uint(256) + ". Sign it anew");
        error("Escrow_InvalidReceiver(address)", in -> "money cannot be sent to " + in.address());
        error("Escrow_NoCredit()", in -> "there is no credit to withdraw");
        error("Escrow_TransferFailed()", in -> "the receiver or the token refused the transfer. Name another receiver");
        error(
                "Escrow_TokenFailed(address)",
                in -> "the token refused: " + in.address()
                        + ". Check balance and allowance, and that it is an ERC-20 token on this chain");
        error(
                "Escrow_NotEnoughGas(uint256)",
                in -> "too little gas; at least " + in.uint(256) + " must be left before the payment");
        error("Escrow_Reentered()", in -> "a receiver or token tried to call back into the escrow");
    }

    /**
     * @param revertData as a node gives it with a failed call
     * @return empty when the data are no error of the escrow
     */
    public static Optional<EscrowError> read(Bytes revertData) {
        if (revertData.size() < 4) {
            return Optional.empty();
        }
        byte[] data = revertData.toArray();
        Reader reader = READERS.get(HexFormat.of().formatHex(data, 0, 4));
        try {
            return Optional.ofNullable(reader)
                    .map(r -> r.read(new AbiReader(Arrays.copyOfRange(data, 4, data.length))));
        } catch (StintException malformed) {
            return Optional.empty();
        }
    }

    private static String claimState(int state) {
        ClaimState[] states = ClaimState.values();
        return state < states.length ? states[state].inWords() : "in an unknown state";
    }

    private static void error(String signature, Message message) {
        byte[] hash = Hash32.keccak(signature).bytes();
        String name = signature.substring(0, signature.indexOf('('));
        READERS.put(HexFormat.of().formatHex(hash, 0, 4), in -> new EscrowError(name, message.of(in)));
    }

    private interface Reader {
        EscrowError read(AbiReader in);
    }

    private interface Message {
        String of(AbiReader in);
    }
}
