package io.stint.hub.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.stint.protocol.BadInput;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** How the process logs: to its standard error, in lines for people or in JSON. */
public final class Logs {
    private static final String APPENDER = "stderr";
    private static final List<String> FORMATS = List.of("plain", "json");
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    private Logs() {}

    /** @throws BadInput when it is no format */
    public static String checked(String format) {
        return oneOf(FORMATS, "a log format", format);
    }

    /** @throws BadInput when it is no level */
    public static String checkedLevel(String level) {
        return oneOf(LEVELS, "a log level", level);
    }

    private static String oneOf(List<String> known, String what, String given) {
        if (!known.contains(given)) {
            throw new BadInput(what + " is one of " + String.join(", ", known) + ", not '" + given + "'");
        }
        return given;
    }

    /**
     * Changes it for the whole process.
     *
     * @param format plain or json
     * @param level of the hub's own messages: error, warn, info (with a line for each request), debug. Libraries log
     *     warnings and errors
     * @throws BadInput when it is none of these
     */
    public static void set(String format, String level) {
        checkedLevel(level);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("io.stint").setLevel(Level.valueOf(level.toUpperCase(Locale.ROOT)));
        if (checked(format).equals("json")) {
            write(context, new JsonLines());
        }
    }

    private static void write(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
                instanceof OutputStreamAppender<ILoggingEvent> appender) {
            appender.stop();
            encoder.setContext(context);
            encoder.start();
            appender.setEncoder(encoder);
            appender.start();
        }
    }
}
