package dev.planwright.inspector;

import dev.planwright.runtime.store.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together, and does what surrounds each of them. */
final class Inspector {

  static final int FINE = 0;
  static final int STORE_IS_WRONG = 1;
  static final int WRONG_USE = 2;

  private final InspectOptions options = new InspectOptions();

  private Inspector() {}

  /** Execute it once: picocli keeps what it has parsed in its commands. */
  static CommandLine commandLine() {
    Inspector inspector = new Inspector();
    return new CommandLine(inspector.options)
        .addSubcommand(new ListCommand())
        .addSubcommand(new ShowCommand())
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new SalvageCommand())
        .addSubcommand(new SnapshotCommand())
        .addSubcommand(new SnapshotsCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new SavepointsCommand())
        .addSubcommand(new ReleaseCommand())
        .addSubcommand(new DropCommand())
        .setUsageHelpWidth(100)
        .setExecutionStrategy(inspector::execute)
        .setParameterExceptionHandler((wrong, args) -> refuse(wrong));
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine root = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand()) {
      throw new ParameterException(root, "What is to be done with " + options.store + "?");
    }
    StoreCommand command = (StoreCommand) parsed.subcommand().commandSpec().userObject();
    try {
      Page page = new Page(options.store);
      boolean isWell = command.run(Store.open(options.store), page);
      page.print(root.getOut(), options.json);
      return isWell ? FINE : STORE_IS_WRONG;
    } catch (Exception e) {
      return fail(e, root);
    }
  }

  /** Expected errors are one line; what nobody expected shows where it comes from. */
  private int fail(Exception failure, CommandLine root) {
    PrintWriter err = root.getErr();
    boolean isExpected =
        failure instanceof WrongUseException
            || failure instanceof IOException
            || failure instanceof JournalException;
    err.println(isExpected ? Failures.message(failure) : "Unexpected: " + failure);
    if (options.debug || !isExpected) {
      failure.printStackTrace(err);
    }
    return failure instanceof WrongUseException ? WRONG_USE : STORE_IS_WRONG;
  }

  private static int refuse(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(wrong.getMessage());
    if (UnmatchedArgumentException.printSuggestions(wrong, err)) {
      return WRONG_USE;
    }
    if (line.getParent() == null) {
      line.usage(err);
    } else {
      err.print("Usage: " + line.getHelp().synopsis("Usage: ".length()));
    }
    err.flush();
    return WRONG_USE;
  }
}
