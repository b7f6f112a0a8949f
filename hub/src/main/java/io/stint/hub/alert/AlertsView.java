package io.stint.hub.alert;

/**
 * What the page of alerts shows.
 *
 * @param key the hub's public key for push services, base64url
 * @param devices in how many browsers they are on
 * @param everything whether all are wanted
 */
public record AlertsView(String key, int devices, boolean everything) {}
