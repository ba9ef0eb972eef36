package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that lines are appended to by threads and processes that may die at any time.
 *
 * <p>A line is one write to a file opened for appending, so calls of many threads and processes do
 * not tear each other's lines, and what was written survives the death of the process. A stream and
 * no channel, because an interrupt in a write would close that for everybody.
 */
public final class LineFile implements AutoCloseable {

  private final FileOutputStream file;

  private LineFile(FileOutputStream file) {
    this.file = file;
  }

  /** Opens a file, and begins it where there is none. */
  public static LineFile open(Path path) throws IOException {
    return new LineFile(new FileOutputStream(path.toFile(), true));
  }

  /** Every line, in the order of writing. */
  public static List<String> read(Path path) throws IOException {
    return Files.readAllLines(path, UTF_8);
  }

  /** Appends a line: what {@code line} prints. */
  public void append(Object line) {
    try {
      file.write((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
