/**
 * The desks on a real Flink cluster, its processes killed again and again: the launcher runs them
 * from their jars, their rebookings go to a ledger that is a process of its own, and what came of
 * it is counted from the ledger's log and the notices that were committed. Uses the Flink cluster
 * of {@code flink-cluster} and, of the desks, only what their jars hold.
 */
package dev.planwright.samples.cluster;
