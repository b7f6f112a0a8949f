package io.stint.hub.alert;

import io.stint.hub.alert.AlertQueue.Message;
import io.stint.hub.alert.Mails.Entry;
import io.stint.hub.web.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Alerts by e-mail: plain text, with a link to the room and one to end them by a tap (RFC 8058). */
final class MailChannel implements Channel {
    static final String NAME = "mail";

    private final Mails mails;
    private final AlertWords words;
    private final Mailer mailer;
    private final Supplier<URI> here;
    private final ChannelLog log;
    private final Clock clock;

    /** @param here how browsers reach the hub */
    MailChannel(Mails mails, AlertWords words, Mailer mailer, Supplier<URI> here, ChannelLog log, Clock clock) {
        this.mails = mails;
        this.words = words;
        this.mailer = mailer;
        this.here = here;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Outcome send(Message message) {
        Optional<Entry> entry = mails.find(message.way(), message.person());
        Optional<Announcement> said = entry.flatMap(to -> words.say(message, to.language()));
        if (entry.isEmpty() || said.isEmpty()) {
            return new Outcome.Unwanted();
        }
        try {
            send(entry.get(), said.get());
            return new Outcome.Sent();
        } catch (MessagingException e) {
            String why = Trouble.of(e);
            return isRefused(e) ? new Outcome.Never(why) : new Outcome.Later(why);
        }
    }

    /** Whether the server wants no mail for this address. */
    private static boolean isRefused(MessagingException e) {
        return e instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    private void send(Entry to, Announcement said) throws MessagingException {
        String leave = here.get().resolve("/alerts/leave/" + to.leave().hex()).toString();
        String text = String.join(
                "\n",
                said.title(),
                said.body(),
                here.get().resolve(said.path()).toString(),
                "",
                Texts.in(to.language()).of("alerts.mail.leave", leave),
                "");
        mailer.send(
                to.mail(),
                said.title(),
                text,
                Map.of("List-Unsubscribe", "<" + leave + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                clock.instant());
    }

    /** Asks whoever reads the address whether alerts may come there. */
    void ask(String mail, String language, String token) throws MessagingException {
        Texts texts = Texts.in(language);
        String link = here.get().resolve("/alerts/confirm/" + token).toString();
        String text = texts.of("alerts.mail.ask.text", link) + "\n";
        try {
            mailer.send(mail, texts.of("alerts.mail.ask"), text, Map.of(), clock.instant());
            log.sent(NAME);
        } catch (MessagingException e) {
            // Where no e-mail has ever gone out, nobody has an address to which an alert could fail.
            if (!isRefused(e)) {
                log.failed(NAME, Trouble.of(e));
            }
            throw e;
        }
    }
}
