package dev.planwright.samples.desk;

import dev.planwright.runtime.CallInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A rebooking service whose effect can be counted from outside: it appends one line per call to a
 * file.
 */
final class RebookingLedger implements RebookingService, AutoCloseable {

  private static final DateTimeFormatter CONFIRMATION = DateTimeFormatter.ofPattern("MMddHHmm");

  private final LineFile file;
  private final Duration delay;
  private final int failEvery;
  private final AtomicLong calls = new AtomicLong();

  private RebookingLedger(LineFile file, Duration delay, int failEvery) {
    this.file = file;
    this.delay = delay;
    this.failEvery = failEvery;
  }

  /**
   * Opens a ledger, and begins it where there is none.
   *
   * @param delay how long each call takes
   * @param failEvery every how many calls one fails, before it wrote; 0 is never
   */
  static RebookingLedger open(Path path, Duration delay, int failEvery) throws IOException {
    return new RebookingLedger(LineFile.open(path), delay, failEvery);
  }

  @Override
  public String rebook(Flight flight) {
    long call = calls.incrementAndGet();
    pause();
    if (failEvery > 0 && call % failEvery == 0) {
      throw new IllegalStateException("no seats for %s: told to fail".formatted(flight));
    }
    file.append(new Line(flight, CallInfo.current().idempotencyKey()));
    // The same for the same flight, as a provider that honours idempotency keys would answer.
    return flight.origin() + flight.destination() + flight.departure().format(CONFIRMATION);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Every line of a ledger, in the order of writing. */
  static List<Line> read(Path path) throws IOException {
    return LineFile.read(path).stream().map(Line::parse).toList();
  }

  private void pause() {
    if (delay.isZero()) {
      return;
    }
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rebooking", e);
    }
  }

  /**
   * One call.
   *
   * @param flight which flight: airport, departure and destination
   * @param idempotencyKey under which key the call was made
   */
  record Line(String flight, String idempotencyKey) {

    Line(Flight flight, String idempotencyKey) {
      this(
          "%s %s %s".formatted(flight.origin(), flight.departure(), flight.destination()),
          idempotencyKey);
    }

    static Line parse(String line) {
      int end = line.lastIndexOf(' ');
      return new Line(line.substring(0, end), line.substring(end + 1));
    }

    @Override
    public String toString() {
      return flight + ' ' + idempotencyKey;
    }
  }
}
