/**
 * The annotation processor. It reads agents into a model of plain records, checks each agent and
 * its event graph, reports what is wrong, and writes plans, codecs and descriptors. It may use the
 * annotations, and never the runtime, whose types it knows by name only.
 */
@NullMarked
package dev.planwright.processor;

import org.jspecify.annotations.NullMarked;
