package io.stint.hub.browser;

import com.microsoft.playwright.Browser;

/** What kind of device and language somebody has. */
enum Looks {
    PLAIN("en", 1280, 900, false),
    PHONE("en", 360, 740, true),
    SPANISH("es", 1280, 900, false);

    private final String language;
    private final int width;
    private final int height;
    private final boolean touch;

    Looks(String language, int width, int height, boolean touch) {
        this.language = language;
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch);
    }

    boolean touch() {
        return touch;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
