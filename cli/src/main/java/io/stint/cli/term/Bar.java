package io.stint.cli.term;

import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.List;

/** The money bar and its legend, as text. */
public final class Bar {
    private static final int WIDTH = 50;

    private Bar() {}

    public static List<String> draw(MoneyBar bar, Token token, boolean colours) {
        Palette palette = new Palette(colours);
        List<String> lines = new ArrayList<>();
        StringBuilder cells = new StringBuilder();
        for (Part part : bar.cells(WIDTH)) {
            cells.append(palette.paint(part, String.valueOf(Palette.pattern(part, colours))));
        }
        if (!cells.isEmpty()) {
            lines.add(cells.toString());
        }
        for (Part part : Part.values()) {
            String mark = palette.paint(part, String.valueOf(Palette.pattern(part, colours)));
            lines.add("%s %-17s %s".formatted(mark, part.label(), Words.money(bar.of(part), token)));
        }
        return lines;
    }
}
