package dev.planwright.processor.model;

import dev.planwright.MemoryScope;
import java.time.Duration;
import java.util.List;

/**
 * One memory of an agent.
 *
 * @param index its place in {@link AgentModel#memories}
 * @param kind which of the memory interfaces
 * @param scope how long it lives
 * @param name its name in saved state: {@code @Memory(name)}, else the parameter's
 * @param aliases earlier names
 * @param ttl how long after its last write an entry is forgotten; zero is never
 * @param types how the type arguments are stored: the value, or the key and the value of a map
 */
public record MemoryModel(
    int index,
    Kind kind,
    MemoryScope scope,
    String name,
    List<String> aliases,
    Duration ttl,
    List<TypeModel> types) {

  /** Copies the lists. */
  public MemoryModel {
    aliases = List.copyOf(aliases);
    types = List.copyOf(types);
  }

  /** The memory interfaces of the runtime. */
  public enum Kind {
    VALUE,
    LIST,
    MAP
  }
}
