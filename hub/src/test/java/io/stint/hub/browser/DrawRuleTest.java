package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.stint.hub.Village;
import io.stint.hub.browser.Stage.Cast;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker chooses when to draw, and reads before what that costs. */
@ExtendWith(Stage.class)
class DrawRuleTest {
    private static final Pattern PAGE = Pattern.compile(".*/earnings/draws$");

    @Test
    void aRuleIsChosenOnTheEarningsPageAndOnAPhone(Cast cast) {
        cast.scene().approved(20);
        Person worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN).signInAs(Village.WORKER.name());
        worker.at("/earnings").sees("You draw in each agreement yourself.");
        worker.look("draws-earnings");
        Page page = worker.page();
        worker.link("Change").click();
        page.waitForURL(PAGE);
        worker.sees("What a draw costs now");
        worker.sees("This hub pays it for you");
        page.locator("[value=weekly]").check();
        page.locator("[name=weekday]").selectOption("7");
        page.locator("[name=hour]").selectOption("23");
        page.locator("[name=zone]").selectOption("Europe/Madrid");
        assertThat(page.locator("[name=most]")).isHidden();
        worker.look("draws-weekly");
        page.locator(".btn.go").click();
        worker.sees("Drawn every Sunday at 23:00 (Europe/Madrid).");

        Person phone =
                cast.enter("Amara's phone", Village.WORKER.key(), Looks.PHONE).signInAs(Village.WORKER.name());
        phone.at("/earnings").sees("Drawn every Sunday at 23:00 (Europe/Madrid).");
        phone.at("/earnings/draws").look("draws-phone");
        phone.page().locator("[value=above]").check();
        phone.page().locator("[name^=sum-]").first().fill("5,5");
        phone.look("draws-phone-above");
        phone.page().locator(".btn.go").tap();
        phone.sees("5.5 rBTC");
        phone.sees("at the latest after 14 days");

        Person spanish = cast.enter("Amara in Spanish", Village.WORKER.key(), Looks.SPANISH)
                .signInAs(Village.WORKER.name());
        spanish.at("/earnings/draws").look("draws-es");
        spanish.page().locator("[value=by-hand]").check();
        spanish.page().locator(".btn.go").click();
        spanish.sees("Retiras tú en cada acuerdo.");
    }
}
