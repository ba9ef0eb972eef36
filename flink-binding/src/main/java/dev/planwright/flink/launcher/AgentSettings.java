package dev.planwright.flink.launcher;

import dev.planwright.flink.AgentStreamBuilder;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.Quarantine;
import java.time.Duration;
import java.util.function.Consumer;
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

  @Option(
      names = "--endOfInput",
      paramLabel = "WAIT|FIRE|DROP",
      description = "What becomes of wall-time timers when bounded input has ended.")
  @Nullable EndOfInput endOfInput;

  @Option(
      names = "--quarantine",
      paramLabel = "HOLD|SKIP",
      description =
          "Whether a run that failed for good fails the job, or goes to the dead letters.")
  @Nullable Quarantine quarantine;

  @Option(
      names = "--journal",
      paramLabel = "ID",
      description = "The id under which the store keeps this job's calls.")
  @Nullable String journal;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      converter = LaunchOptions.Durations.class,
      description = "How long the store keeps the calls of runs that have ended.")
  @Nullable Duration retention;

  void applyTo(AgentStreamBuilder<?, ?> agent) {
    ifGiven(callThreads, agent::callThreads);
    ifGiven(maxInFlight, agent::maxInFlight);
    ifGiven(maxPending, agent::maxPending);
    ifGiven(eventBudget, agent::eventBudget);
    ifGiven(callBudget, agent::callBudget);
    ifGiven(endOfInput, agent::endOfInput);
    ifGiven(quarantine, agent::quarantine);
    ifGiven(journal, agent::journal);
    ifGiven(retention, agent::retention);
  }

  private static <T> void ifGiven(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}
