/**
 * The launcher: runs a plan out of its jar, between files or topics of JSON, by a command line. It
 * uses {@code AgentStream} as users do; what it needs of Kafka stands in classes of its own, so
 * that files need no Kafka on the class path.
 */
@NullMarked
package dev.planwright.flink.launcher;

import org.jspecify.annotations.NullMarked;
