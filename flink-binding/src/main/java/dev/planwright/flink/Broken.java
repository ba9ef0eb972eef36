package dev.planwright.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.descriptor.Comparison;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.descriptor.DescriptorException;
import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan breaks of the one that wrote saved state, in the compiler's words. */
final class Broken {

  private Broken() {}

  /** The descriptor of a plan, or null if it has none. */
  static @Nullable String descriptor(AgentPlan<?, ?> plan) throws IOException {
    String path = plan.descriptor();
    if (path == null) {
      return null;
    }
    try (InputStream in = plan.original().getClass().getResourceAsStream("/" + path)) {
      return in == null ? null : new String(in.readAllBytes(), UTF_8);
    }
  }

  /** A line for each change, each begun with a line end; nothing if one of the two is unknown. */
  static String rules(@Nullable String saved, @Nullable String now) {
    if (saved == null || now == null) {
      return "";
    }
    try {
      return Comparison.between(Descriptor.parse(saved), Descriptor.parse(now)).stream()
          .map(change -> System.lineSeparator() + "    " + change)
          .collect(Collectors.joining());
    } catch (DescriptorException e) {
      return System.lineSeparator() + "    The saved descriptor cannot be read: " + e.getMessage();
    }
  }
}
