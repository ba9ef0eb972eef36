package dev.planwright.flink;

import dev.planwright.flink.launcher.LaunchCommand;

/**
 * Runs an agent on Flink out of a jar that holds nothing but its plan, without a line of Flink code
 * around it:
 *
 * <pre>{@code
 * flink run planwright-flink-binding-launcher.jar --plan-jar desk.jar --agent disruption-desk \
 *   --key origin --source flights.jsonl --sink notices
 * }</pre>
 *
 * <p>{@code --help} lists all options, {@code --list} the agents of a jar; both need no cluster,
 * and no Flink on the class path.
 */
public final class AgentJob {

  private AgentJob() {}

  /**
   * Runs the job, and waits for its end unless it is submitted detached.
   *
   * @throws IllegalArgumentException if an option is wrong; says what would be right
   */
  public static void main(String[] args) throws Exception {
    LaunchCommand.run(args, System.out);
  }
}
