package dev.planwright.inspector;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** What all commands take. The fields are set by picocli. */
@Command(
    name = "inspect <store>", // what the synopsis of a command begins with
    customSynopsis = "inspect [--json] [--debug] <store> <command>",
    header = "Looks into a store of agents, and repairs it.",
    footer = {
      "",
      "Exit codes: 0 all is well, 1 something is wrong with the store, 2 wrong use.",
      "Looking is possible while a process works with the store; changing it is not."
    })
final class InspectOptions {

  @Parameters(paramLabel = "<store>", description = "kind and place: rocksdb:/data/desk")
  String store = "";

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print one JSON document instead of text")
  boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print stack traces of errors")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "print this")
  boolean help;
}
