/**
 * How long things take: histograms that a worker's thread fills and any thread reads. Uses nothing
 * but the JDK.
 */
@NullMarked
package dev.planwright.runtime.metrics;

import org.jspecify.annotations.NullMarked;
