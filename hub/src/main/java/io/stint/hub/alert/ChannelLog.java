package io.stint.hub.alert;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log once that alerts do not go out on a channel, and once that they do again. Names nobody. */
final class ChannelLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLog.class);

    /** Each has a receiver of its own, whose owner is told when it fails: no business of the operator's. */
    private static final String OWNERS = "webhook";

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param why without anybody's address */
    void failed(String channel, String why) {
        if (!channel.equals(OWNERS) && failing.add(channel)) {
            LOG.warn("alerts by {} do not go out: {}", channel, why);
        }
    }

    void sent(String channel) {
        if (failing.remove(channel)) {
            LOG.warn("alerts by {} go out again", channel);
        }
    }
}
