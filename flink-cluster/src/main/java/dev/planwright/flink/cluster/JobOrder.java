package dev.planwright.flink.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a jar is to be run.
 *
 * @param mainClass binary name
 * @param arguments of its main method
 * @param restoreFrom where the savepoint or retained checkpoint is; null to begin anew
 */
public record JobOrder(
    String mainClass, List<String> arguments, int parallelism, @Nullable String restoreFrom) {

  /** Copies. */
  public JobOrder {
    arguments = List.copyOf(arguments);
  }

  /** To begin anew. */
  public static JobOrder of(String mainClass, int parallelism, List<String> arguments) {
    return new JobOrder(mainClass, arguments, parallelism, null);
  }

  /** The same, to go on from there. */
  public JobOrder from(String savepoint) {
    return new JobOrder(mainClass, arguments, parallelism, savepoint);
  }
}
