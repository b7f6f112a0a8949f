package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** What is said of a failure, and what is not. */
class TroubleTest {
    @Test
    void aServersCodeIsSaidAndNobodysAddress() {
        MessagingException answer = new MessagingException("550 5.1.1 <greta@client.example>: unknown here");

        assertThat(Trouble.of(new SendFailedException("Invalid Addresses", answer)))
                .isEqualTo("SendFailedException, MessagingException 550");
        assertThat(Trouble.of(new AuthenticationFailedException("535 5.7.8 who is greta@client.example?")))
                .isEqualTo("AuthenticationFailedException 535");
    }

    @Test
    void whatIsNoAnswerIsItsKind() {
        assertThat(Trouble.of(new IOException("203.0.113.7 does not answer", new ConnectException())))
                .isEqualTo("IOException, ConnectException");
    }
}
