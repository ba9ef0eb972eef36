/**
 * The event graph of one agent and the rules over it: who emits, who handles, what is reached, what
 * never ends. Pure Java over class names, tested without a compiler; findings name a {@link
 * dev.planwright.processor.graph.Spot} that the reader knows the place of.
 */
@NullMarked
package dev.planwright.processor.graph;

import org.jspecify.annotations.NullMarked;
