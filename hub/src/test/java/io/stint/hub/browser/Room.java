package io.stint.hub.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The page of an agreement, as one of its people uses it. */
final class Room {
    private final Person person;

    /** @param address as it stands behind the hub's */
    Room(Person person, String address) {
        this.person = person;
        person.at(address);
    }

    Locator form(String action) {
        return person.unfolded(action);
    }

    void handIn(String work) {
        Locator form = form("deliverable");
        form.locator("textarea").fill(work);
        form.locator("input[type=file]").setInputFiles(new FilePayload("door.jpg", "image/jpeg", Photo.lyingDown()));
        person.anew(() -> person.send(form));
        person.page().locator("article.paper [data-state=open]").first().waitFor();
        person.look("room-handed-in");
    }

    /** What the other side attached, as it is decrypted here. */
    byte[] attached(String name) {
        person.until("article.paper [data-state=open] .files button");
        Download download = person.page()
                .waitForDownload(() -> person.button("Open " + name).click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits the ten seconds in which it could be taken back. */
    void approve(String coin) {
        person.until("article.paper [data-state=open]").look("room-to-approve");
        person.link("Approve this work").click();
        Locator form = form("approve");
        form.locator("[name=add]").fill(coin);
        person.send(form);
        person.page().locator("dialog[open] .btn.go").waitFor();
        person.look("dialog-approve");
        person.agree("Sign");
        person.look("room-approved");
    }

    void drawWithoutGas() {
        person.until("#money .seal[data-state=secured]").look("room-secured");
        person.act(form("draw"), "Sign");
        person.look("room-drawing");
        person.until("#money dt:has-text('Drawn')").look("room-drawn");
    }

    void proposeToClose(String total) {
        Locator form = form("close");
        form.locator("[name=total]").fill(total);
        person.act(form, "Sign");
    }

    void agreeToClose() {
        person.act(form("close"), "Sign");
        person.until(".tag.closed");
    }

    void review(int stars, String text) {
        Locator form = form("review");
        form.locator("[name=stars][value='" + stars + "']").check();
        form.locator("textarea").fill(text);
        person.look("room-review");
        person.anew(() -> person.send(form));
    }

    void claim(String coin, String why) {
        Locator form = form("claim");
        form.locator("[name=sum]").fill(coin);
        form.locator("textarea").fill(why);
        person.act(form, "Sign");
        person.until(".claim-pending");
    }

    void object(String why) {
        person.until(".claim-pending").look("room-claimed");
        Locator form = form("object");
        form.locator("textarea").fill(why);
        person.act(form, "Sign");
        person.until(".claim-disputed").look("room-disputed");
    }

    /** A way out that asks for nothing. */
    void does(String action, String agree) {
        person.act(form(action), agree);
    }
}
