package dev.planwright.inspector;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Runs one command and exits with its code. */
public final class Main {

  private Main() {}

  /** {@code inspect <store> <command>}; see {@code --help}. */
  public static void main(String[] args) {
    // A tool that prints what it has to say needs no logging, nor SLF4J's warning that there is
    // none.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    CommandLine line = Inspector.commandLine();
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(line.execute(args));
  }
}
