package io.stint.hub.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object for each event, on a line of its own: time (RFC 3339), level, logger, message; fields and error where
 * there are any. Logback's own encoder has other names, and times as numbers.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString())
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName())
                .put("message", event.getFormattedMessage());
        ObjectNode fields = fields(event);
        if (!fields.isEmpty()) {
            line.set("fields", fields);
        }
        if (event.getThrowableProxy() != null) {
            line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode fields(ILoggingEvent event) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        event.getMDCPropertyMap().forEach(fields::put);
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> {
                if (pair.value instanceof Number number) {
                    fields.put(pair.key, number.longValue());
                } else {
                    fields.put(pair.key, String.valueOf(pair.value));
                }
            });
        }
        return fields;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
