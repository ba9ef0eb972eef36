package dev.planwright.samples.desk;

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
 * What happened over all lives of a desk, in one order: the ledger of its effects, the
 * acknowledgements of its store, and what it gave out.
 *
 * <p>A line is one write to a file opened for appending, so what was written survives the death of
 * the process, and no line is torn.
 */
final class ChaosLog implements AutoCloseable {

  /** What a line tells. */
  enum Kind {
    /** A life begins. */
    LIFE,
    /** A flight was rebooked: the effect. */
    EFFECT,
    /** The store has acknowledged a call's outcome, and the run has not gone on yet. */
    ACKNOWLEDGED,
    /** The store has acknowledged that a run committed. */
    COMMITTED,
    /** A notice was delivered. */
    NOTICE,
    /** A snapshot begins. */
    SNAPSHOT,
    /** The snapshot is complete. */
    SNAPSHOT_ENDED
  }

  /**
   * A line.
   *
   * @param key an idempotency key, the number of a run, or an output's id; may be empty
   * @param what flight or notice; may be empty
   */
  record Line(Kind kind, String key, String what) {

    private static Line parse(String line) {
      String[] parts = line.split("\t", -1);
      return new Line(Kind.valueOf(parts[0]), parts[1], parts[2]);
    }

    @Override
    public String toString() {
      return kind + "\t" + key + "\t" + what;
    }
  }

  private final FileChannel file;

  private ChaosLog(FileChannel file) {
    this.file = file;
  }

  static ChaosLog open(Path path) throws IOException {
    return new ChaosLog(
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  static List<Line> read(Path path) throws IOException {
    return Files.readAllLines(path, UTF_8).stream().map(Line::parse).toList();
  }

  void write(Kind kind, String key, Object what) {
    try {
      file.write(ByteBuffer.wrap((new Line(kind, key, what.toString()) + "\n").getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
