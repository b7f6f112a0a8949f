package io.stint.cli.term;

import io.stint.protocol.agreement.MoneyBar.Part;

/** The five colours that money has everywhere in Stint, as the terminal shows them. */
public final class Palette {
    private static final String RESET = "\u001b[0m";

    private final boolean colours;

    public Palette(boolean colours) {
        this.colours = colours;
    }

    public String paint(Part part, String text) {
        return colours ? "\u001b[38;2;" + rgb(part) + "m" + text + RESET : text;
    }

    public String soft(String text) {
        return colours ? "\u001b[2m" + text + RESET : text;
    }

    public String strong(String text) {
        return colours ? "\u001b[1m" + text + RESET : text;
    }

    /** How a part is drawn where there are no colours. */
    static char pattern(Part part, boolean colours) {
        if (colours) {
            return part == Part.LEFT ? '░' : '█';
        }
        return switch (part) {
            case DRAWN -> '█';
            case SECURED -> '▓';
            case CLAIMED -> '▒';
            case DISPUTED -> '!';
            case LEFT -> '░';
        };
    }

    private static String rgb(Part part) {
        return switch (part) {
            case DRAWN -> "74;122;114";
            case SECURED -> "42;157;120";
            case CLAIMED -> "215;154;30";
            case DISPUTED -> "194;69;47";
            case LEFT -> "140;160;154";
        };
    }
}
