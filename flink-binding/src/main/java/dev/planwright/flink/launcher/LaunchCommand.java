package dev.planwright.flink.launcher;

import dev.planwright.descriptor.Descriptor;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The launcher's command line. Its listing and its help need no Flink on the class path. */
public final class LaunchCommand {

  private LaunchCommand() {}

  /**
   * Does what the options say.
   *
   * @param out for help and listing
   * @throws IllegalArgumentException if an option is wrong; says what would be right
   */
  public static void run(String[] args, PrintStream out) throws Exception {
    LaunchOptions options = new LaunchOptions();
    CommandLine line = new CommandLine(options);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(args);
    } catch (UnmatchedArgumentException e) {
      throw WrongOptionException.unknown("option", e.getUnmatched().get(0), names(line));
    } catch (ParameterException e) {
      throw new WrongOptionException(e.getMessage() + "; --help says what there is", e);
    }
    if (line.isUsageHelpRequested()) {
      line.usage(out);
      return;
    }
    try (PlanJars jars = PlanJars.open(options.planJars)) {
      if (options.list) {
        list(jars, out);
      } else {
        Launch.run(options, jars);
      }
    }
  }

  private static List<String> names(CommandLine line) {
    return line.getCommandSpec().options().stream().map(OptionSpec::longestName).sorted().toList();
  }

  private static void list(PlanJars jars, PrintStream out) {
    List<Descriptor> agents = jars.agents();
    if (agents.isEmpty()) {
      out.println("no agents");
    }
    for (Descriptor agent : agents) {
      out.printf(
          "%s%n  class        %s%n  input        %s%n  output       %s%n  fingerprint  %s%n",
          agent.name(),
          agent.agent(),
          agent.inputClass(),
          agent.outputClass().equals(Void.class.getName()) ? "none" : agent.outputClass(),
          jars.load(agent).fingerprint());
    }
  }
}
