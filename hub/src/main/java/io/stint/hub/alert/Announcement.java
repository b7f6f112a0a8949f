package io.stint.hub.alert;

/**
 * An alert in words.
 *
 * @param title what it is and how much
 * @param body in which agreement, until when
 * @param path of the page where it can be done
 */
record Announcement(String title, String body, String path) {}
