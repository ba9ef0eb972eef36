package dev.planwright.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.rocksdb.Notebook.Note;
import dev.planwright.rocksdb.Notebook.Page;
import dev.planwright.rocksdb.Notebook.Place;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is larger than the store takes costs its own run, and nothing else. */
@Timeout(60)
class PayloadLimitTest {

  private static final int LIMIT = 200;

  private final Queue<String> pages = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  private LocalRunner<Note, Page> start() {
    return LocalRunner.of(new NotebookPlan())
        .keyedBy(Note::book)
        .quarantine(Quarantine.SKIP)
        .onOutput(page -> pages.add(page.text()))
        .store(RocksDbActionStateStore.at(folder).maxPayload(LIMIT))
        .start();
  }

  @ParameterizedTest
  @EnumSource
  void runThatWritesMoreThanTheLimit_fails_andTheRunnerGoesOn(Place place) {
    try (LocalRunner<Note, Page> runner = start()) {
      runner.submit(new Note("a", place, LIMIT));
      runner.submit(new Note("b", Place.MAP, 1));
      runner.submit(new Note("a", Place.LIST, 1));
      runner.drain();

      assertThat(runner.failures())
          .singleElement()
          .satisfies(
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOfSatisfying(
                          RunAbortedException.class,
                          cause -> assertThat(cause.reason()).isEqualTo(Reason.UNSTORABLE))
                      .hasMessageContaining("and the store takes at most ")
                      .hasMessageContaining("raise the store's limit"));
      assertThat(pages).containsExactlyInAnyOrder("MAP false", "LIST false");
    }
  }

  /** Up to the limit, whatever a place adds to a value, the store takes what it was given. */
  @ParameterizedTest
  @EnumSource
  void runThatWritesUpToTheLimit_commits(Place place) {
    try (LocalRunner<Note, Page> runner = start()) {
      int runs = 0;
      for (int length = LIMIT - 40; length <= LIMIT; length++) {
        runner.submit(new Note("book " + length, place, length));
        runs++;
      }
      runner.drain();

      assertThat(pages.stream().filter(page -> page.startsWith(place.name())))
          .hasSize(runs - runner.failures().size());
      assertThat(runner.failures()).isNotEmpty().hasSizeLessThan(20);
    }
  }

  @Test
  void inputBeyondTheLimit_isNotAccepted() {
    try (LocalRunner<Note, Page> runner = start()) {
      String book = "b".repeat(LIMIT);
      assertThatThrownBy(() -> runner.submit(new Note(book, Place.MAP, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("this input cannot be stored, so it was not accepted: ")
          .hasMessageContaining("and the store takes at most 200");
      runner.submit(new Note("b", Place.MAP, 1));
      runner.drain();

      assertThat(pages).containsExactly("MAP false");
    }
  }
}
