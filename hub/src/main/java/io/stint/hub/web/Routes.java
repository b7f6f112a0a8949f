package io.stint.hub.web;

import io.javalin.config.RoutesConfig;

/** The part of the server that belongs to one feature. */
public interface Routes {
    void add(RoutesConfig routes);
}
