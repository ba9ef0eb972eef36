package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.TestPlan;
import org.junit.jupiter.api.Test;

/** Code whose actions, and what they emit, have changed. */
class ChangedListenerTest extends ChangedCode {

  @Test
  void listenerWithItsEmit_inserted_othersAreReplayed() throws Exception {
    before(
        TestPlan.acting(s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            TestPlan.acting(
                    s -> {
                      String answer = call(s, "a", "1");
                      s.emit("more", answer);
                      s.emit("told", answer);
                    })
                .on("more", "added", s -> call(s, "new", s.event()))
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).containsExactly("new(a 1)");
  }

  @Test
  void listenerWithItsEmit_insertedInBetween_callsBehindItAreReplayed() throws Exception {
    before(
        TestPlan.acting(s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  later(s, "c", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            TestPlan.acting(s -> s.emit("checked", call(s, "a", "1")))
                .on("checked", "check", s -> s.emit("told", s.event()))
                .on(
                    "told",
                    "listen",
                    s -> {
                      s.output(call(s, "b", s.event()));
                      later(s, "c", s.event()).thenAccept(s::output);
                    }))) {
      assertThat(engine.outputs()).containsExactly("b a 1", "c a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void listenerWithItsEmit_removed_itsCallsAreReported() throws Exception {
    before(
        TestPlan.acting(
                s -> {
                  s.emit("gone", "1");
                  s.emit("told", "1");
                })
            .on("gone", "removed", s -> call(s, "a", s.event()))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            TestPlan.acting(s -> s.emit("told", "1"))
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b 1");
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void listenersWithTheirEmits_reordered_areReplayed() throws Exception {
    before(
        TestPlan.acting(
                s -> {
                  s.emit("one", "1");
                  s.emit("two", "2");
                  s.emit("two", "3");
                })
            .on("one", "first", s -> call(s, "a", s.event()))
            .on(
                "two",
                "second",
                s -> {
                  call(s, "b", s.event());
                  if (s.event().equals("3")) {
                    die(s);
                  }
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on("two", "second", s -> s.output(call(s, "b", s.event())))
                .on("one", "first", s -> s.output(call(s, "a", s.event())))
                .on(
                    TestPlan.IN,
                    "act",
                    s -> {
                      s.emit("two", "3");
                      s.emit("one", "1");
                      s.emit("two", "2");
                    }))) {
      assertThat(engine.outputs()).containsExactly("b 3", "a 1", "b 2");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void action_renamedWithAlias_isReplayedAndSoIsWhatFollowsFromIt() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "old", s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "fresh", s -> s.emit("told", call(s, "a", "1")))
                .formerly("old")
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void action_renamedWithoutAlias_equalCallsAreTakenOver() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              later(s, "b", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(
                    TestPlan.IN,
                    "renamed",
                    s -> {
                      later(s, "b", "2").thenAccept(s::output);
                      s.output(call(s, "a", "1"));
                    }))) {
      assertThat(engine.outputs()).containsExactly("a 1", "b 2");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_movedToAnEarlierAction_isTakenOver() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "early", s -> s.emit("told", "1"))
            .on(
                "told",
                "late",
                s -> {
                  call(s, "a", "1");
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "early", s -> s.emit("told", call(s, "a", "1")))
                .on("told", "late", s -> s.output(s.event())))) {
      assertThat(engine.outputs()).containsExactly("a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }
}
