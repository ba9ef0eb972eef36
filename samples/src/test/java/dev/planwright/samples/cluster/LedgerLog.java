package dev.planwright.samples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The ledger's file: every call as it came in, and every effect.
 *
 * <p>A line is one write to a file opened for appending, before the caller is answered.
 */
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

  private final FileChannel file;

  private LedgerLog(FileChannel file) {
    this.file = file;
  }

  static LedgerLog open(Path path) throws IOException {
    return new LedgerLog(
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  static List<Line> read(Path path) throws IOException {
    return Files.readAllLines(path, UTF_8).stream().map(Line::parse).toList();
  }

  void write(Kind kind, String key, String flight) {
    Line line = new Line(System.currentTimeMillis(), kind, key, flight);
    try {
      file.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
