package io.stint.hub.doctor;

import io.stint.hub.store.ReadOnlyDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Whether alerts go out by e-mail and as notifications. Who has a webhook that fails is told so by the hub. */
final class AlertsCheck {
    static final String ALERTS = "alerts";
    private static final Duration LATELY = Duration.ofDays(1);

    /** Some servers refuse the first try of a message, and take the next. */
    private static final int TRIES = 3;

    private AlertsCheck() {}

    /** A channel on which one went out since works: what failed there before was its receiver's. */
    static Check of(ReadOnlyDatabase database, Clock clock) {
        List<String> failing = database.with(h -> h.createQuery("""
                        with latest as (
                            select channel, max(ended_at) as sent from alert_message where state = 'sent' group by channel
                        )
                        select m.channel, count(*) as number,
                            (array_agg(m.error order by m.id desc) filter (where m.error is not null))[1] as error
                        from alert_message m left join latest l on l.channel = m.channel
                        where m.channel <> 'webhook' and case m.state
                            when 'dropped' then m.error is not null and m.ended_at > :since
                                and m.ended_at > coalesce(l.sent, '-infinity')
                            when 'waiting' then m.attempts >= :tries and m.created_at > coalesce(l.sent, '-infinity')
                            else false end
                        group by m.channel order by m.channel""")
                .bind("since", clock.instant().minus(LATELY))
                .bind("tries", TRIES)
                .map(row -> row.getColumn("channel", String.class) + ": " + row.getColumn("number", Long.class)
                        + " not sent and none since, "
                        + Objects.requireNonNullElse(row.getColumn("error", String.class), "without an answer"))
                .list());
        return Check.of(
                ALERTS,
                failing.isEmpty(),
                failing.isEmpty() ? "none fails by mail or push" : String.join("; ", failing),
                "mail: look at --smtp, at its password and at what its provider says; push: let the hub out on port 443");
    }
}
