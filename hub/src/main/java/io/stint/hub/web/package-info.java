/** What every page and every API call needs: server, visitor, problems, texts, assets, headers. */
@NullMarked
package io.stint.hub.web;

import org.jspecify.annotations.NullMarked;
