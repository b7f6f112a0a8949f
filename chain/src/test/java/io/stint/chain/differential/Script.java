package io.stint.chain.differential;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody tries, one thing after the other. As text: one line for each agreement, then one for each action; what
 * follows a # is a comment.
 */
record Script(List<Setting> settings, List<Action> actions) {
    Script {
        settings = List.copyOf(settings);
        actions = List.copyOf(actions);
    }

    static Script parse(String text) {
        List<Line> lines = text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Line::of)
                .toList();
        return new Script(
                lines.stream().filter(Script::isSetting).map(Setting::parse).toList(),
                lines.stream()
                        .filter(line -> !isSetting(line))
                        .map(Action::parse)
                        .toList());
    }

    private static boolean isSetting(Line line) {
        return line.word(0).equals("agreement");
    }

    @Override
    public String toString() {
        return Stream.concat(settings.stream(), actions.stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
