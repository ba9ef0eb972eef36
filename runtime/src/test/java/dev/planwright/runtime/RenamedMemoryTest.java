package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.plan.MemorySpec.Kind;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Memories whose names have changed since their store was written. */
class RenamedMemoryTest {

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final EmbeddedStore store = EmbeddedStore.inMemory();

  /** Adds an input to each of these memories, and tells what they hold. */
  private void run(String input, TestPlan memories, String... names) {
    TestPlan plan =
        memories.on(
            TestPlan.IN,
            "act",
            scope -> {
              for (String name : names) {
                scope.list(name).add(scope.event());
                scope.output(name + scope.list(name).get());
              }
            });
    try (LocalRunner<String, String> runner =
        LocalRunner.of(plan).keyedBy(any -> "a").store(store).onOutput(outputs::add).start()) {
      runner.submit(input);
      runner.drain();
    }
  }

  private static TestPlan named(String name, String... formerNames) {
    return new TestPlan().memory(name, Kind.LIST, Duration.ZERO, formerNames);
  }

  @Test
  void memory_renamedWithAlias_isFoundThenAndLater() {
    run("1", named("old"), "old");
    run("2", named("new", "never", "old"), "new");
    run("3", named("new"), "new");
    run("4", named("newest", "new"), "newest");
    assertThat(outputs)
        .containsExactly("old[1]", "new[1, 2]", "new[1, 2, 3]", "newest[1, 2, 3, 4]");
  }

  @Test
  void memory_renamedWithoutAlias_isEmpty() {
    run("1", named("old"), "old");
    run("2", named("new"), "new");
    run("3", named("new", "old"), "new");
    assertThat(outputs).containsExactly("old[1]", "new[2]", "new[2, 3]");
  }

  @Test
  void memory_thatTakesTheFormerNameOfAnother_isAnother() {
    run("1", named("old"), "old");
    run("2", named("new", "old"), "new");
    run("3", named("old").memory("new", Kind.LIST, Duration.ZERO, "old"), "old", "new");
    run("4", named("new").memory("old", Kind.LIST, Duration.ZERO), "new", "old");
    assertThat(List.copyOf(outputs))
        .containsExactly(
            "old[1]", "new[1, 2]", "old[3]", "new[1, 2, 3]", "new[1, 2, 3, 4]", "old[3, 4]");
  }

  /** Back to the version before the renaming, and on again. */
  @Test
  void memory_ofARolledBackAgent_isFoundUnderItsOldName() {
    run("1", named("old"), "old");
    run("2", named("new", "old"), "new");
    run("3", named("old"), "old");
    run("4", named("new", "old"), "new");
    assertThat(outputs).containsExactly("old[1]", "new[1, 2]", "old[1, 2, 3]", "new[1, 2, 3, 4]");
  }
}
