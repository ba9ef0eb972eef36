/**
 * Runnable agents on real data, each in a package of its own. They use what users of Planwright use
 * and nothing else.
 */
@NullMarked
package dev.planwright.samples;

import org.jspecify.annotations.NullMarked;
