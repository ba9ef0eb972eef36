package dev.planwright.testkit;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.FailedInput;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.format.WrittenFrame;
import dev.planwright.testkit.ServiceCalls.ServiceCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the lives of one agent have left behind. Outputs and dead letters that were delivered twice
 * count once.
 *
 * <p>Written on workers, one at a time; read when they have ended.
 */
final class Aftermath {

  /** An output, as far as it is compared. */
  private record Given(Object key, String value) {}

  private final ServiceCalls calls = new ServiceCalls();
  private final Map<String, Given> outputs = new LinkedHashMap<>();
  private final Set<DeadLetter> deadLetters = new HashSet<>();
  private final Map<Object, FailedInput> failures = new LinkedHashMap<>();
  private final Map<Object, Map<String, String>> memory = new HashMap<>();
  private @Nullable String twoValues;

  ServiceCalls calls() {
    return calls;
  }

  void add(String id, Object key, String value) {
    Given given = new Given(key, value);
    Given before = outputs.putIfAbsent(id, given);
    if (before != null && !before.equals(given)) {
      twoValues = "two outputs have one id: %s and %s".formatted(before, given);
    }
  }

  void add(DeadLetter letter) {
    deadLetters.add(letter);
  }

  /** Runs that have failed for good, each of which holds its key. */
  void addFailures(List<FailedInput> failed) {
    failed.forEach(failure -> failures.put(failure.key(), failure));
  }

  /** Reads what these keys remember; when it was written differs from life to life. */
  void readMemory(EmbeddedStore store, PlanSpec<?, ?> plan, List<Object> keys) {
    try (EmbeddedJournal journal = store.open(plan.name())) {
      for (Object key : keys) {
        memory.put(key, memoryOf(key, journal, plan.memories()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> memoryOf(
      Object key, EmbeddedJournal journal, List<MemorySpec> specs) {
    HexFormat hex = HexFormat.of();
    byte[] encoded = KeyCodec.encode(key);
    Map<String, String> memory = new TreeMap<>();
    for (MemorySpec spec : specs) {
      if (spec.scope() == MemoryScope.SHORT_TERM) {
        byte[] value = journal.memory(encoded, spec.name(), null);
        if (value != null) {
          memory.put(spec.name(), hex.formatHex(WrittenFrame.value(value)));
        }
        for (MemoryEntry entry : journal.entries(encoded, spec.name())) {
          memory.put(
              spec.name() + " " + hex.formatHex(entry.entry()),
              hex.formatHex(WrittenFrame.value(entry.value())));
        }
      }
    }
    return memory;
  }

  /**
   * What is not as in {@code other}; null if all is. Of keys that are held because of an ambiguous
   * call, only that they had no effect that the others did not have.
   */
  @Nullable String differenceFrom(Aftermath other) {
    if (twoValues != null) {
      return twoValues;
    }
    Set<Object> ambiguous = ambiguousKeys();
    Map<String, Object> expected = other.without(ambiguous);
    for (Map.Entry<String, Object> part : without(ambiguous).entrySet()) {
      Object there = expected.get(part.getKey());
      if (!part.getValue().equals(there)) {
        return difference(part.getKey(), there, part.getValue());
      }
    }
    Map<String, Long> effects = effects();
    Map<String, Long> known = other.effects();
    boolean same =
        ambiguous.isEmpty()
            ? effects.equals(known)
            : effects.entrySet().stream()
                .allMatch(each -> each.getValue() <= known.getOrDefault(each.getKey(), 0L));
    return same ? null : difference("effects", known, effects);
  }

  private static String difference(String what, @Nullable Object expected, Object actual) {
    return "%s differ from the uninterrupted run's%n  uninterrupted: %s%n  recovered:     %s"
        .formatted(what, expected, actual);
  }

  /** What is there of other keys than these, each in a form that can be compared. */
  private Map<String, Object> without(Set<Object> keys) {
    Map<String, Object> parts = new LinkedHashMap<>();
    Set<Object> failed = new HashSet<>(failures.keySet());
    failed.removeAll(keys);
    parts.put("failed keys", failed);
    Map<Object, List<String>> given = new HashMap<>();
    for (Given output : outputs.values()) {
      if (!keys.contains(output.key())) {
        given.computeIfAbsent(output.key(), any -> new ArrayList<>()).add(output.value());
      }
    }
    parts.put("outputs", given);
    parts.put(
        "dead letters",
        deadLetters.stream()
            .filter(letter -> !keys.contains(letter.key()))
            .collect(Collectors.toSet()));
    Map<Object, Object> remembered = new HashMap<>(memory);
    remembered.keySet().removeAll(keys);
    parts.put("memory", remembered);
    return parts;
  }

  /** Keys held because nobody knows what became of a call declared at most once. */
  Set<Object> ambiguousKeys() {
    return failures.values().stream()
        .filter(
            failure ->
                failure.cause() instanceof RunAbortedException aborted
                    && aborted.reason() == Reason.AMBIGUOUS)
        .map(FailedInput::key)
        .collect(Collectors.toSet());
  }

  /** How many durable calls there were of each kind, however often each was made. */
  private Map<String, Long> effects() {
    Set<String> seen = new HashSet<>();
    return calls.all().stream()
        .filter(call -> seen.add(call.idempotencyKey()))
        .collect(Collectors.groupingBy(ServiceCall::what, TreeMap::new, Collectors.counting()));
  }
}
