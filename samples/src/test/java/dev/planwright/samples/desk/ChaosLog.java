package dev.planwright.samples.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What happened over all lives of a desk, in one order: the ledger of its effects, the
 * acknowledgements of its store, and what it gave out.
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

  private final LineFile file;

  private ChaosLog(LineFile file) {
    this.file = file;
  }

  static ChaosLog open(Path path) throws IOException {
    return new ChaosLog(LineFile.open(path));
  }

  static List<Line> read(Path path) throws IOException {
    return LineFile.read(path).stream().map(Line::parse).toList();
  }

  void write(Kind kind, String key, Object what) {
    file.append(new Line(kind, key, what.toString()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
