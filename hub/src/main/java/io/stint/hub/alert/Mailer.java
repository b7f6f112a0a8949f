package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Sends plain text by SMTP. */
final class Mailer {
    private final Session session;
    private final String from;
    private final String hub;

    /** @param hub its name, the sender's */
    Mailer(MailServer server, String hub) {
        this.from = server.from();
        this.hub = hub;
        this.session = Session.getInstance(server.properties(), new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        server.user().orElse(""), server.password().orElse(""));
            }
        });
    }

    /**
     * Hands it to the server.
     *
     * @throws MessagingException when the server does not take it
     */
    void send(String to, String subject, String text, Map<String, String> headers, Instant now)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        try {
            mail.setFrom(new InternetAddress(from, hub, UTF_8.name()));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new MessagingException("the name of the hub", e);
        }
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        mail.setSubject(subject.replaceAll("\\s+", " "), UTF_8.name());
        mail.setText(text, UTF_8.name());
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        Transport.send(mail);
    }
}
