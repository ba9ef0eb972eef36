package dev.planwright.flink.launcher;

import dev.planwright.flink.AgentStreamBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The builder's settings, under its own names. What is not given keeps the builder's default. */
final class AgentSettings {

  @Option(
      names = "--callThreads",
      paramLabel = "N",
      description = "Threads per subtask for durable calls.")
  @Nullable Integer callThreads;

  @Option(
      names = "--maxInFlight",
      paramLabel = "N",
      description = "Runs of a subtask that may wait before inputs queue.")
  @Nullable Integer maxInFlight;

  @Option(
      names = "--maxPending",
      paramLabel = "N",
      description = "Inputs of a subtask that may queue before it takes no more.")
  @Nullable Integer maxPending;

  @Option(
      names = "--eventBudget",
      paramLabel = "N",
      description = "Events that one run may handle.")
  @Nullable Integer eventBudget;

  @Option(
      names = "--callBudget",
      paramLabel = "N",
      description = "Durable calls that one action may make.")
  @Nullable Integer callBudget;

  void applyTo(AgentStreamBuilder<?, ?> agent) {
    if (callThreads != null) {
      agent.callThreads(callThreads);
    }
    if (maxInFlight != null) {
      agent.maxInFlight(maxInFlight);
    }
    if (maxPending != null) {
      agent.maxPending(maxPending);
    }
    if (eventBudget != null) {
      agent.eventBudget(eventBudget);
    }
    if (callBudget != null) {
      agent.callBudget(callBudget);
    }
  }
}
