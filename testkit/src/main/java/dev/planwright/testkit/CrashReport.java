package dev.planwright.testkit;

/**
 * What a {@link CrashScenario} did.
 *
 * @param agent the agent's name
 * @param records that the uninterrupted run wrote
 * @param crashes that were survived
 * @param repeatedCalls calls made again because their outcome was not recorded when the crash came
 * @param ambiguous runs held because of a call declared at most once of which nobody knows what
 *     became
 */
public record CrashReport(
    String agent, int records, int crashes, int repeatedCalls, int ambiguous) {

  @Override
  public String toString() {
    return "crash everywhere: agent=%s records=%d crashes=%d repeated=%d ambiguous=%d"
        .formatted(agent, records, crashes, repeatedCalls, ambiguous);
  }
}
