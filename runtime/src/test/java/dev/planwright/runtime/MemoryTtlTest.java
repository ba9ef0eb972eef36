package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories that forget, on the heap and in a store, by the run's clock. */
@Timeout(60)
class MemoryTtlTest {

  private static final Duration TTL = Duration.ofSeconds(10);

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final ManualTime time = new ManualTime(System.currentTimeMillis());
  private final AtomicBoolean hang = new AtomicBoolean();
  private final CountDownLatch hanging = new CountDownLatch(1);

  /**
   * An input {@code a/v} writes value, list and the map's entry v; {@code a/} tells what there is;
   * {@code a/!} tells it after two calls.
   */
  private TestPlan plan(Duration ttl) {
    return new TestPlan()
        .memory("value", Kind.VALUE, ttl)
        .memory("list", Kind.LIST, ttl)
        .memory("map", Kind.MAP, ttl)
        .memory("kept", Kind.VALUE, MemoryScope.SHORT_TERM)
        .on(
            TestPlan.IN,
            "act",
            scope -> {
              String told =
                  "%s %s %s %s"
                      .formatted(
                          scope.value("value").get(),
                          scope.list("list").get(),
                          scope.map("map").entries(),
                          scope.value("kept").get());
              String name = scope.event().substring(2);
              if (name.equals("!")) {
                scope.call("one", told, () -> "1");
                scope.call("two", told, this::hang);
                scope.output("replayed " + told);
              } else if (name.isEmpty()) {
                scope.output(told);
              } else {
                scope.value("value").set(name);
                scope.list("list").add(name);
                scope.map("map").put(name, name);
                scope.value("kept").set(name);
              }
            });
  }

  private String hang() throws InterruptedException {
    if (hang.get()) {
      hanging.countDown();
      new CountDownLatch(1).await();
    }
    return "2";
  }

  private LocalRunner<String, String> start(@Nullable EmbeddedStore store, Duration ttl) {
    LocalRunnerBuilder<String, String> builder =
        LocalRunner.of(plan(ttl))
            .keyedBy(input -> input.substring(0, 1))
            .scheduler(time::of)
            .workers(1)
            .onOutput(outputs::add);
    return (store == null ? builder : builder.store(store)).start();
  }

  private static void submit(LocalRunner<String, String> runner, String input) {
    runner.submit(input);
    runner.drain();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void written_longerAgoThanItsTime_isForgotten(boolean isStored) {
    try (LocalRunner<String, String> runner =
        start(isStored ? EmbeddedStore.inMemory() : null, TTL)) {
      submit(runner, "a/one");
      time.advance(6_000);
      submit(runner, "a/two");
      time.advance(3_999);
      submit(runner, "a/");
      time.advance(1);
      submit(runner, "a/");
      time.advance(5_999);
      submit(runner, "a/");
      time.advance(1);
      submit(runner, "a/");
      submit(runner, "a/three");
      submit(runner, "a/");
    }
    assertThat(outputs)
        .containsExactly(
            "two [one, two] [one=one, two=two] two",
            "two [one, two] [two=two] two",
            "two [one, two] [two=two] two",
            "null [] [] two",
            "three [three] [three=three] three");
  }

  @Test
  void forgotten_isRemovedFromTheStore() throws Exception {
    EmbeddedStore store = EmbeddedStore.inMemory();
    try (LocalRunner<String, String> runner = start(store, TTL)) {
      submit(runner, "a/one");
      time.advance(Duration.ofHours(2).toMillis());
      submit(runner, "b/two");
    }
    try (EmbeddedJournal journal = store.open("test-agent")) {
      byte[] a = KeyCodec.encode("a");
      assertThat(journal.memory(a, "value", null)).isNull();
      assertThat(journal.memory(a, "list", null)).isNull();
      assertThat(journal.entries(a, "map")).isEmpty();
      assertThat(journal.memory(a, "kept", null)).isNotNull();
      assertThat(journal.memory(KeyCodec.encode("b"), "value", null)).isNotNull();
    }
  }

  /** It had found the values, so it finds them again, whatever the time is now. */
  @Test
  void run_replayedWhenTheTimeIsOver_findsWhatItFound() throws Exception {
    EmbeddedStore store = EmbeddedStore.inMemory();
    hang.set(true);
    try (LocalRunner<String, String> runner = start(store, TTL)) {
      submit(runner, "a/one");
      runner.submit("a/!");
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
    }
    time.advance(Duration.ofDays(3).toMillis());
    hang.set(false);
    try (LocalRunner<String, String> runner = start(store, TTL)) {
      runner.drain();
      submit(runner, "a/");
    }
    assertThat(outputs).containsExactly("replayed one [one] [one=one] one", "null [] [] one");
  }

  @Test
  void written_beforeTheMemoryHadATime_countsFromThen() {
    EmbeddedStore store = EmbeddedStore.inMemory();
    try (LocalRunner<String, String> runner = start(store, Duration.ZERO)) {
      submit(runner, "a/one");
    }
    // Clocks of stores are real ones.
    Duration hour = Duration.ofHours(1);
    try (LocalRunner<String, String> runner = start(store, hour)) {
      submit(runner, "a/");
      time.advance(hour.plusMinutes(2).toMillis());
      submit(runner, "a/");
    }
    try (LocalRunner<String, String> runner = start(store, Duration.ZERO)) {
      submit(runner, "a/two");
    }
    assertThat(outputs).containsExactly("one [one] [one=one] one", "null [] [] one");
  }

  @Test
  void timeToLive_takenAway_keepsWhatIsLeft() {
    EmbeddedStore store = EmbeddedStore.inMemory();
    try (LocalRunner<String, String> runner = start(store, TTL)) {
      submit(runner, "a/one");
    }
    time.advance(TTL.toMillis());
    try (LocalRunner<String, String> runner = start(store, Duration.ZERO)) {
      submit(runner, "a/");
    }
    assertThat(outputs).containsExactly("one [one] [one=one] one");
  }
}
