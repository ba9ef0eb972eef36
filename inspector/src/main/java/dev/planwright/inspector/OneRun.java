package dev.planwright.inspector;

import picocli.CommandLine.Parameters;

/** The arguments that name a run. */
final class OneRun {

  @Parameters(index = "0", paramLabel = "<agent>", description = "the agent's name")
  String agent = "";

  @Parameters(index = "1", paramLabel = "<run>", description = "the run's number")
  long number;
}
