package dev.planwright.flink.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.flink.PoisonInputException;
import dev.planwright.runtime.codec.CodecException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lines or messages of a source.
 *
 * @param source as messages name it
 */
record JsonInput<T>(String source, JsonType<T> type, Malformed malformed) implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(JsonInput.class);
  private static final int EXCERPT = 200;

  TypeInformation<T> information() {
    return type.information();
  }

  /** The record of a line, or null if it is left out. */
  @Nullable T read(byte[] line) {
    try {
      return type.read(line);
    } catch (CodecException e) {
      String problem = "%s: no input: %s: %s".formatted(source, e.getMessage(), excerpt(line));
      if (malformed == Malformed.SKIP) {
        LOG.warn("Left out. {}", problem);
        return null;
      }
      throw new PoisonInputException(problem, e).forGood();
    }
  }

  private static String excerpt(byte[] line) {
    String text = new String(line, 0, Math.min(line.length, EXCERPT), UTF_8);
    return line.length <= EXCERPT ? text : text + "…";
  }
}
