package dev.planwright.samples.cluster;

import dev.planwright.samples.desk.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The ledger's file: every call as it came in, and every effect, before the caller is answered. */
final class LedgerLog implements AutoCloseable {

  /** What a line tells. */
  enum Kind {
    /** A rebooking was asked for, and may be held back. */
    CALL,
    /** A flight was rebooked: the effect. */
    EFFECT,
    /** The desk asked again whether a rebooking stands: so it had been told of it. */
    CONFIRM
  }

  /**
   * A line.
   *
   * @param millis of this machine's clock
   * @param key the call's idempotency key
   * @param flight airport, departure and destination
   */
  record Line(long millis, Kind kind, String key, String flight) {

    static Line parse(String line) {
      String[] parts = line.split("\t", -1);
      return new Line(Long.parseLong(parts[0]), Kind.valueOf(parts[1]), parts[2], parts[3]);
    }

    /** Runs of an airport come one after another. */
    String airport() {
      return flight.substring(0, flight.indexOf(' '));
    }

    @Override
    public String toString() {
      return "%d\t%s\t%s\t%s".formatted(millis, kind, key, flight);
    }
  }

  private final LineFile file;

  private LedgerLog(LineFile file) {
    this.file = file;
  }

  static LedgerLog open(Path path) throws IOException {
    return new LedgerLog(LineFile.open(path));
  }

  static List<Line> read(Path path) throws IOException {
    return LineFile.read(path).stream().map(Line::parse).toList();
  }

  void write(Kind kind, String key, String flight) {
    file.append(new Line(System.currentTimeMillis(), kind, key, flight));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
