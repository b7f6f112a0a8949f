package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a job pays: once for all of it, or for every hour. */
public record Pay(Basis basis, Price price) {
    /** What the price is for. */
    public enum Basis {
        FIXED,
        HOURLY;

        static Basis parse(String text) {
            return switch (text) {
                case "fixed" -> FIXED;
                case "hourly" -> HOURLY;
                default -> throw new BadInput("unknown kind of pay '" + text + "'; use fixed or hourly");
            };
        }

        /** As written in documents: {@code hourly}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Pay read(JsonFields in) {
        return new Pay(in.parsed("kind", Basis::parse), Price.read(in));
    }

    ObjectNode node() {
        return price.put(BodyJson.object().put("kind", basis.toString()));
    }
}
