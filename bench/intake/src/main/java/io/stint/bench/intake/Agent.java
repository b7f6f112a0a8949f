package io.stint.bench.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stint.bench.peers.Bare;
import io.stint.bench.scale.Browser;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What approves for one firm: signs a voucher for each worker in turn, each for a little more than the last. */
final class Agent {
    private static final Duration LENT = Duration.ofDays(7);

    private final Firm firm;
    private final Visitor visitor;
    private final Domain domain;
    private final List<Bytes> delegations;
    private int next;

    Agent(Firm firm, Ground ground) {
        this.firm = firm;
        this.visitor = ground.visitor(firm.key().address());
        this.domain = ground.domain();
        this.delegations = firm.seats().parallelStream()
                .map(seat -> firm.delegation(seat, domain))
                .toList();
        lend(ground);
    }

    /** One voucher of the key, with what the client signed for that. */
    record Slip(Firm.Seat seat, long total, Bare.Signed signed, String json) {}

    /** A request, ready to be sent. */
    record Parcel(List<Slip> slips, Bytes request) {}

    /** As the client's page does it. */
    private void lend(Ground ground) {
        Visitor client = ground.visitor(firm.client().address());
        long until = Instant.now().plus(LENT).getEpochSecond();
        List<String> all = IntStream.range(0, firm.seats().size())
                .mapToObj(i -> "{\"agreement\":\"" + firm.seats().get(i).id() + "\"," + right(i)
                        + ",\"dayMinutes\":480,\"weekMinutes\":2400,\"until\":" + until + "}")
                .toList();
        try (Browser browser = new Browser(client.hub())) {
            requireKept(browser.send(client.post("/api/standing", array(all))), all.size());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String right(int seat) {
        return "\"key\":\"" + firm.key().address() + "\",\"limit\":\"" + Firm.FUND.wei() + "\",\"signature\":\""
                + delegations.get(seat).hex() + "\"";
    }

    /** The next requests with so many vouchers each. */
    List<Parcel> parcels(int requests, int size) {
        int from = next;
        next += requests * size;
        List<Slip> slips =
                IntStream.range(from, next).parallel().mapToObj(this::slip).toList();
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < slips.size(); i += size) {
            List<Slip> some = slips.subList(i, i + size);
            byte[] json = array(some.stream().map(Slip::json).toList());
            parcels.add(new Parcel(some, Bytes.of(visitor.post("/api/vouchers", json))));
        }
        return parcels;
    }

    private Slip slip(int number) {
        int place = number % firm.seats().size();
        Firm.Seat seat = firm.seats().get(place);
        long total = 1L + number / firm.seats().size();
        Message.Voucher voucher = new Message.Voucher(
                seat.id(), Amount.ofWei(total), Hash32.keccak("minute " + total + " of " + seat.id()));
        Hash32 digest = voucher.digest(domain);
        Signature signature = firm.key().sign(digest);
        String json = "{\"agreement\":\"" + seat.id() + "\",\"total\":\"" + total + "\",\"memo\":\"" + voucher.memo()
                + "\",\"signature\":\"" + Bytes.of(signature.bytes65()).hex() + "\",\"delegation\":{" + right(place)
                + "}}";
        return new Slip(seat, total, new Bare.Signed(digest, signature), json);
    }

    private static byte[] array(List<String> items) {
        return ("[" + String.join(",", items) + "]").getBytes(US_ASCII);
    }

    /** Fails unless every one was kept. */
    static void requireKept(byte[] answer, int count) {
        String text = new String(answer, US_ASCII);
        int kept = 0;
        for (int at = text.indexOf("\"kept\""); at >= 0; at = text.indexOf("\"kept\"", at + 1)) {
            kept++;
        }
        if (kept != count) {
            throw new IllegalStateException(kept + " of " + count + " were kept: " + text);
        }
    }
}
