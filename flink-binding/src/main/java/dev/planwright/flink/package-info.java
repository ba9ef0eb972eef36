/**
 * Plans on Apache Flink: {@code AgentStream} and the operator that feeds the runtime's engine. It
 * may use the runtime and Flink's public API; what else it needs of Flink stands behind one
 * package-private class each.
 */
@NullMarked
package dev.planwright.flink;

import org.jspecify.annotations.NullMarked;
