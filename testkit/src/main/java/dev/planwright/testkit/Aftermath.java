package dev.planwright.testkit;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.FailedInput;
import dev.planwright.runtime.Output;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.testkit.ServiceCalls.ServiceCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the lives of one agent have left behind. Outputs delivered twice under one id count once.
 *
 * <p>Written on workers, one at a time; read when they have ended.
 */
final class Aftermath<O> {

  private final ServiceCalls calls = new ServiceCalls();
  private final Map<String, Output<O>> outputs = new LinkedHashMap<>();
  private final Set<DeadLetter> deadLetters = new HashSet<>();
  private final Map<Object, FailedInput> failures = new LinkedHashMap<>();
  private final Map<String, String> memory = new TreeMap<>();
  private @Nullable String twoValues;

  ServiceCalls calls() {
    return calls;
  }

  void add(Output<O> output) {
    Output<O> before = outputs.putIfAbsent(output.id(), output);
    if (before != null && !before.equals(output)) {
      twoValues = "two outputs have one id: %s and %s".formatted(before, output);
    }
  }

  void add(DeadLetter letter) {
    deadLetters.add(letter);
  }

  /** Runs that have failed for good, each of which holds its key. */
  void addFailures(List<FailedInput> failed) {
    failed.forEach(failure -> failures.put(failure.key(), failure));
  }

  /** Reads what these keys remember. */
  void readMemory(EmbeddedStore store, PlanSpec<?, ?> plan, List<Object> keys) {
    HexFormat hex = HexFormat.of();
    try (EmbeddedJournal journal = store.open(plan.name())) {
      for (Object key : keys) {
        byte[] encoded = KeyCodec.encode(key);
        for (MemorySpec spec : plan.memories()) {
          if (spec.scope() == MemoryScope.SHORT_TERM) {
            String name = "%s of key %s".formatted(spec.name(), key);
            byte[] value = journal.memory(encoded, spec.name(), null);
            if (value != null) {
              memory.put(name, hex.formatHex(value));
            }
            for (MemoryEntry entry : journal.entries(encoded, spec.name())) {
              memory.put(name + " " + hex.formatHex(entry.entry()), hex.formatHex(entry.value()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of the calls from {@code first} on had been made before. */
  int repeatedSince(int first) {
    List<ServiceCall> all = calls.all();
    Set<String> before =
        all.subList(0, first).stream().map(ServiceCall::idempotencyKey).collect(Collectors.toSet());
    Set<String> again = new HashSet<>();
    for (ServiceCall call : all.subList(first, all.size())) {
      if (before.contains(call.idempotencyKey())) {
        again.add(call.idempotencyKey());
      }
    }
    return again.size();
  }

  /** What is not as in {@code other}; null if all is. */
  @Nullable String differenceFrom(Aftermath<O> other) {
    if (twoValues != null) {
      return twoValues;
    }
    Set<Object> ambiguous = ambiguousKeys();
    Set<Object> failed = new HashSet<>(failures.keySet());
    failed.removeAll(ambiguous);
    Set<Object> failedThere = new HashSet<>(other.failures.keySet());
    failedThere.removeAll(ambiguous);
    String difference = difference("failed keys", failedThere, failed);
    if (difference == null) {
      difference = difference("outputs", other.byKey(ambiguous), byKey(ambiguous));
    }
    if (difference == null && ambiguous.isEmpty()) {
      difference = difference("dead letters", other.deadLetters, deadLetters);
    }
    if (difference == null && ambiguous.isEmpty()) {
      difference = difference("memory", other.memory, memory);
    }
    if (difference == null && ambiguous.isEmpty()) {
      difference = difference("effects", other.effects(), effects());
    }
    return difference;
  }

  private static @Nullable String difference(String what, Object expected, Object actual) {
    return expected.equals(actual)
        ? null
        : "%s differ from the uninterrupted run's%n  uninterrupted: %s%n  recovered:     %s"
            .formatted(what, expected, actual);
  }

  /** Keys held because nobody knows what became of a call declared at most once. */
  private Set<Object> ambiguousKeys() {
    return failures.values().stream()
        .filter(
            failure ->
                String.valueOf(failure.cause()).toLowerCase(Locale.ROOT).contains("ambiguous"))
        .map(FailedInput::key)
        .collect(Collectors.toSet());
  }

  private Map<Object, List<O>> byKey(Set<Object> except) {
    Map<Object, List<O>> byKey = new LinkedHashMap<>();
    for (Output<O> output : outputs.values()) {
      if (!except.contains(output.key())) {
        byKey.computeIfAbsent(output.key(), any -> new ArrayList<>()).add(output.value());
      }
    }
    return new HashMap<>(byKey);
  }

  /** How many durable calls there were of each kind, however often each was made. */
  private Map<String, Long> effects() {
    Set<String> seen = new HashSet<>();
    return calls.all().stream()
        .filter(call -> seen.add(call.idempotencyKey()))
        .collect(Collectors.groupingBy(ServiceCall::what, TreeMap::new, Collectors.counting()));
  }
}
