package io.stint.hub.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why something did not go out, without what was said: a mail server's answer often quotes whom it was for. */
final class Trouble {
    /** With which an answer by SMTP begins. */
    private static final Pattern CODE = Pattern.compile("[245][0-9]{2}(?![0-9.])");

    private static final int DEEPEST = 5;

    private Trouble() {}

    /** The kinds of a failure and of its causes, each with the server's code where there is one. */
    static String of(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        Throwable at = failure;
        while (at != null && kinds.size() < DEEPEST) {
            kinds.add(kind(at));
            at = at.getCause();
        }
        return String.join(", ", kinds);
    }

    private static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
        return code.lookingAt() ? name + " " + code.group() : name;
    }
}
