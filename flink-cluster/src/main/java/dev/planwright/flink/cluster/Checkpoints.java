package dev.planwright.flink.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a job.
 *
 * @param completed how many there were
 * @param failed how many came to nothing
 * @param restored how often the job went on from one
 * @param lastRestored the one that it went on from last
 * @param recent the last completed ones, the newest first
 */
public record Checkpoints(
    int completed,
    int failed,
    int restored,
    Optional<Restored> lastRestored,
    List<Checkpoint> recent) {

  /**
   * A completed checkpoint.
   *
   * @param triggered when it began, in milliseconds of this machine's clock
   * @param millis how long it took
   * @param bytes of state in it
   * @param path where it is
   */
  public record Checkpoint(long id, long triggered, long millis, long bytes, String path) {}

  /**
   * A checkpoint or savepoint that the job went on from.
   *
   * @param at when, in milliseconds of this machine's clock
   */
  public record Restored(long id, long at, String path) {}

  /** The newest one. */
  public Optional<Checkpoint> latest() {
    return recent.stream().findFirst();
  }

  static Checkpoints of(JsonNode answer) {
    List<Checkpoint> recent = new ArrayList<>();
    for (JsonNode one : answer.path("history")) {
      if (one.path("status").asText().equals("COMPLETED")) {
        recent.add(
            new Checkpoint(
                one.path("id").asLong(),
                one.path("trigger_timestamp").asLong(),
                one.path("end_to_end_duration").asLong(),
                one.path("state_size").asLong(),
                one.path("external_path").asText()));
      }
    }
    recent.sort(Comparator.comparingLong(Checkpoint::id).reversed());
    JsonNode counts = answer.path("counts");
    return new Checkpoints(
        counts.path("completed").asInt(),
        counts.path("failed").asInt(),
        counts.path("restored").asInt(),
        restored(answer.path("latest").path("restored")),
        List.copyOf(recent));
  }

  private static Optional<Restored> restored(JsonNode latest) {
    return latest.isObject()
        ? Optional.of(
            new Restored(
                latest.path("id").asLong(),
                latest.path("restore_timestamp").asLong(),
                latest.path("external_path").asText()))
        : Optional.empty();
  }
}
