package io.stint.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Amount;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newcomer who wants to post much leaves a deposit, and asks for it back. */
@ExtendWith(Stage.class)
class DepositJourneyTest {
    @Test
    void aDepositIsPutInAndAskedForByItsOwnerAlone(Cast cast) {
        Person owner = cast.newcomer("Dora");
        owner.signIn();
        owner.at("/network").page().locator("a[href='/deposit']").click();
        owner.sees("You have left none.");
        owner.look("deposit-none");
        owner.button("Prepare a deposit").click();
        owner.page().waitForURL(Pattern.compile(".*/agreements/0x[0-9a-f]{64}$"));
        String agreement = owner.page().url();
        owner.sees("No work is agreed.");
        owner.look("deposit-room-offered");

        Amount before = cast.balance(owner);
        owner.act(owner.form("open"), "Send");
        owner.at(agreement).until("#state .tag.open").look("deposit-room-open");
        owner.sees("nothing is to be paid out of it");
        assertThat(owner.form("approve").count()).isZero();
        assertThat(cast.balance(owner))
                .isEqualTo(before.minus(Village.DEPOSIT).minus(owner.wallet().gasPaid()));
        owner.at("/deposit").sees("It is there, and you post by it.");

        Person phone = cast.enter("Dora's phone", owner.key(), Looks.PHONE).signIn();
        phone.at("/deposit").sees("It is there, and you post by it.");
        phone.look("deposit-phone");
        phone.at(agreement).act(phone.unfolded("notice"), "Sign");
        phone.until("#state .tag.notice").at("/deposit").sees("You have given notice");

        Person spanish =
                cast.enter("Dora in Spanish", owner.key(), Looks.SPANISH).signIn();
        spanish.at("/deposit").sees("Has dado el preaviso");
        spanish.look("deposit-es");
    }
}
