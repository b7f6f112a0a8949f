/** The main job, played on a chain. */
@NullMarked
package io.stint.cli.demo;

import org.jspecify.annotations.NullMarked;
