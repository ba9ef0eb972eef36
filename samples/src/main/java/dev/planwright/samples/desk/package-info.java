/**
 * The disruption desk: an agent that watches departures airport by airport, rebooks the passengers
 * of badly delayed flights and warns when an airport is in trouble. {@link
 * dev.planwright.samples.desk.DisruptionDeskDemo} runs it over a quarter of real flights on both
 * hosts. It uses the runtime, the bindings of RocksDB and Flink, and Jackson's streaming parser.
 */
@NullMarked
package dev.planwright.samples.desk;

import org.jspecify.annotations.NullMarked;
