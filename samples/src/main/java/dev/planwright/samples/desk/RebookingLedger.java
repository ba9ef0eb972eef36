package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.CallInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A rebooking service whose effect can be counted from outside: it appends one line per call to a
 * file.
 *
 * <p>A line is one write to a file opened for appending, so calls of many threads and processes do
 * not tear each other's lines, and what was written survives the death of the process.
 */
final class RebookingLedger implements RebookingService, AutoCloseable {

  private static final DateTimeFormatter CONFIRMATION = DateTimeFormatter.ofPattern("MMddHHmm");

  private final FileChannel file;
  private final Duration delay;
  private final int failEvery;
  private final AtomicLong calls = new AtomicLong();

  private RebookingLedger(FileChannel file, Duration delay, int failEvery) {
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
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new RebookingLedger(file, delay, failEvery);
  }

  @Override
  public String rebook(Flight flight) {
    long call = calls.incrementAndGet();
    pause();
    if (failEvery > 0 && call % failEvery == 0) {
      throw new IllegalStateException("no seats for %s: told to fail".formatted(flight));
    }
    append(new Line(flight, CallInfo.current().idempotencyKey()));
    // The same for the same flight, as a provider that honours idempotency keys would answer.
    return flight.origin() + flight.destination() + flight.departure().format(CONFIRMATION);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Every line of a ledger, in the order of writing. */
  static List<Line> read(Path path) throws IOException {
    return Files.readAllLines(path, UTF_8).stream().map(Line::parse).toList();
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

  private void append(Line line) {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    try {
      file.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
