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
    private final Mails mails;
    private final AlertWords words;
    private final Mailer mailer;
    private final Supplier<URI> here;
    private final Clock clock;

    /** @param here how browsers reach the hub */
    MailChannel(Mails mails, AlertWords words, Mailer mailer, Supplier<URI> here, Clock clock) {
        this.mails = mails;
        this.words = words;
        this.mailer = mailer;
        this.here = here;
        this.clock = clock;
    }

    @Override
    public Outcome send(Message message) {
        Optional<Entry> entry = mails.find(message.way(), message.person());
        Optional<Announcement> said = entry.flatMap(to -> words.say(message, to.language()));
        if (entry.isEmpty() || said.isEmpty()) {
            return new Outcome.Never("the address, or the agreement, is gone");
        }
        try {
            send(entry.get(), said.get());
            return new Outcome.Sent();
        } catch (SendFailedException e) {
            boolean refused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            String why = String.valueOf(e.getMessage());
            return refused ? new Outcome.Never(why) : new Outcome.Later(why);
        } catch (MessagingException e) {
            return new Outcome.Later(String.valueOf(e.getMessage()));
        }
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
        mailer.send(
                mail,
                texts.of("alerts.mail.ask"),
                texts.of("alerts.mail.ask.text", link) + "\n",
                Map.of(),
                clock.instant());
    }
}
