package io.stint.hub.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;

/** The pages before there is an agreement. */
final class Market {
    private final Person person;
    private final Page page;

    Market(Person person) {
        this.person = person;
        this.page = person.page();
    }

    Market writeProfile(String name, String about) {
        person.at("/profile/edit");
        page.fill("[name=name]", name);
        page.fill("[name=about]", about);
        page.fill("[name=skills]", "photography, retouching");
        page.check("[name=languages][value=en]");
        page.fill("[name='rate.amount']", "25");
        page.fill("[name=hoursPerWeek]", "12");
        person.look("profile-edit");
        person.send(person.form("profile"));
        page.waitForURL(Pattern.compile(".*/people/0x.*"));
        person.look("profile");
        return this;
    }

    /** Returns the job's address. */
    String postJob(String title) {
        person.at("/jobs/new");
        page.fill("[name=title]", title);
        page.fill("textarea[name=description]", "Colours and dust. I send the raw files.");
        page.fill("[name='pay.amount']", "950");
        page.selectOption("[name='pay.kind']", "fixed");
        page.fill("[name=skills]", "retouching");
        person.look("job-new");
        person.send(person.form("job"));
        page.waitForURL(Pattern.compile(".*/jobs/0x.*"));
        person.look("job-mine");
        return URI.create(page.url()).getPath();
    }

    Market find(String words, String title) {
        person.at("/");
        page.fill("[name=q]", words);
        page.waitForURL(Pattern.compile(".*q=" + words + ".*"));
        person.look("board");
        person.link(title).click();
        page.waitForURL(Pattern.compile(".*/jobs/0x.*"));
        return this;
    }

    void propose(String amount, String text) {
        Locator form = person.form("proposal");
        form.locator("[name='pay.amount']").fill(amount);
        form.locator("[name=text]").fill(text);
        person.look("job-propose");
        person.send(form);
        page.locator(".sealed[data-state=open]").waitFor();
        person.look("job-proposed");
    }

    /** Makes terms of the proposal on the page; returns the agreement's address. */
    String offer(String coin) {
        person.link("Make terms of this").click();
        page.waitForURL(Pattern.compile(".*/agreements/new.*"));
        page.fill("#description", "Forty photos, colours and dust.");
        page.fill("#sum", coin);
        person.look("terms");
        page.locator("button[form=terms]").click();
        person.warned().look("dialog-offer").agree("Go on");
        page.waitForURL(Pattern.compile(".*/agreements/0x.*"));
        return URI.create(page.url()).getPath();
    }
}
