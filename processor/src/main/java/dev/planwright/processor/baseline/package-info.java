/**
 * Compatibility with what is deployed: finds the committed descriptor of an agent, compares it with
 * the new one and says what a restored job would lose. The comparison itself is in {@code
 * planwright-descriptor}, which hosts use too.
 */
@NullMarked
package dev.planwright.processor.baseline;

import org.jspecify.annotations.NullMarked;
