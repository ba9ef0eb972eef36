package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The durable interfaces that agents of one round take, each read once. */
final class DurableReads {

  private final SourceTypes types;
  private final Map<TypeElement, Optional<DurableReader.Read>> known = new HashMap<>();

  DurableReads(SourceTypes types) {
    this.types = types;
  }

  /**
   * The interface, or null if it cannot be wrapped.
   *
   * @param aside what is wrong with it, which is said where it is declared
   */
  DurableReader.@Nullable Read of(TypeElement type, Report aside) {
    Optional<DurableReader.Read> read = known.get(type);
    if (read == null) {
      read = Optional.ofNullable(new DurableReader(types, type, aside).read());
      known.put(type, read);
    }
    return read.orElse(null);
  }
}
