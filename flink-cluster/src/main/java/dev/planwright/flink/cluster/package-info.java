/**
 * For tests: a real Flink cluster on this machine, each JobManager and TaskManager a process of its
 * own that can be killed, stopped and started again ({@link
 * dev.planwright.flink.cluster.FlinkCluster}), and what to ask it over REST. Nothing of Planwright
 * is on the class path of its processes, so user code comes by the job's jar alone. Uses the JDK,
 * Jackson and, as other processes, Flink.
 */
@NullMarked
package dev.planwright.flink.cluster;

import org.jspecify.annotations.NullMarked;
