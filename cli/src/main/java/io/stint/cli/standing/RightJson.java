package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.option.HubAddress;
import io.stint.cli.standing.Right.Sent;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Token;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of a lent right: strict JSON, without any secret. */
final class RightJson {
    private static final String FORMAT = "stint-standing-1";
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 1_000;
    private static final long LAST = 253_402_300_799L;
    private static final int DAY = 24 * 60;
    private static final int DECIMALS = 255;

    private RightJson() {}

    static String write(Right right) {
        ObjectNode root = Answer.object()
                .put("format", FORMAT)
                .put("hub", right.lent().hub().toString())
                .put("agreement", right.lent().agreement().hex())
                .put("by", right.lent().by().toString())
                .put("key", right.lent().key().toString())
                .put("limit", right.lent().limit().wei().toString())
                .put("signature", right.lent().signature().hex())
                .put("dayMinutes", right.lent().dayMinutes())
                .put("weekMinutes", right.lent().weekMinutes())
                .put("until", right.lent().until().getEpochSecond())
                .put("total", right.total().wei().toString());
        root.putObject("token")
                .put("address", right.lent().token().address().toString())
                .put("symbol", right.lent().token().symbol())
                .put("decimals", right.lent().token().decimals());
        ArrayNode periods = root.putArray("periods");
        right.periods().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(period -> periods.addObject()
                        .put("from", period.getKey().toString())
                        .put("worth", period.getValue().wei().toString()));
        right.last().ifPresent(sent -> root.set("last", sent(sent)));
        right.sending().ifPresent(sent -> root.set("sending", sent(sent)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode sent(Sent sent) {
        return Answer.object()
                .put("once", sent.once())
                .put("body", sent.body())
                .put("period", sent.period().toString())
                .put("worth", sent.worth().wei().toString())
                .put("total", sent.total().wei().toString());
    }

    /** @throws BadInput when it is cut off or of another format */
    static Right read(String json) {
        return JsonFields.read(CanonicalJson.parse(json, LARGEST), "right", in -> {
            String format = in.parsed("format", text -> text);
            if (!format.equals(FORMAT)) {
                throw new BadInput("the format of the right is '" + format + "'; this program reads " + FORMAT);
            }
            return new Right(
                    lent(in),
                    in.wei("total"),
                    periods(in.objects("periods", MOST, RightJson::period)),
                    in.optional("last", name -> in.object(name, RightJson::sent)),
                    in.optional("sending", name -> in.object(name, RightJson::sent)));
        });
    }

    private static Lent lent(JsonFields in) {
        return new Lent(
                in.parsed("hub", text -> HubAddress.of(URI.create(text))),
                in.hash("agreement"),
                in.object("token", RightJson::token),
                in.address("by"),
                in.address("key"),
                in.wei("limit"),
                in.parsed("signature", Bytes::parse),
                (int) in.number("dayMinutes", 1, DAY),
                (int) in.number("weekMinutes", 1, 7 * DAY),
                Instant.ofEpochSecond(in.number("until", 0, LAST)));
    }

    private static Token token(JsonFields in) {
        // The chain's own coin is at no address.
        Address address = in.parsed("address", Address::parse);
        return new Token(address, in.parsed("symbol", text -> text), (int) in.number("decimals", 0, DECIMALS));
    }

    private static Map.Entry<LocalDate, Amount> period(JsonFields in) {
        return Map.entry(in.parsed("from", Days::parse), in.wei("worth"));
    }

    private static Map<LocalDate, Amount> periods(List<Map.Entry<LocalDate, Amount>> all) {
        Map<LocalDate, Amount> periods = new HashMap<>();
        all.forEach(one -> periods.put(one.getKey(), one.getValue()));
        return periods;
    }

    private static Sent sent(JsonFields in) {
        return new Sent(
                in.parsed("once", text -> text),
                in.parsed("body", text -> text),
                in.parsed("period", Days::parse),
                in.wei("worth"),
                in.wei("total"));
    }
}
