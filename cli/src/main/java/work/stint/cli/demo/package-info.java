/** The main job, played on a chain. */
@NullMarked
package work.stint.cli.demo;

import org.jspecify.annotations.NullMarked;
