package dev.planwright.inspector;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** What a command answered. */
record Ran(int code, String out, String err) {

  static Ran inspect(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Inspector.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int code = line.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  /** With what differs from test to test made the same: the folder, and times. */
  Ran masked(Path folder) {
    return new Ran(code, mask(out, folder), mask(err, folder));
  }

  static String mask(String text, Path folder) {
    return text.replace(folder.toString(), "/data")
        .replaceAll(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "2026-01-31T12:00:00.000Z");
  }
}
