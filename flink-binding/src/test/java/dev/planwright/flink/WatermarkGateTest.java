package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatermarkGateTest {

  private final WatermarkGate<Integer> gate = new WatermarkGate<>((later, earlier) -> true);

  private List<Integer> passed() {
    List<Integer> passed = new ArrayList<>();
    for (Integer mark = gate.poll(); mark != null; mark = gate.poll()) {
      passed.add(mark);
    }
    return passed;
  }

  @Test
  void mark_withoutUnfinishedRuns_passesAtOnce() {
    gate.mark(1);
    assertThat(passed()).containsExactly(1);
    gate.end(gate.begin());
    gate.mark(2);
    assertThat(passed()).containsExactly(2);
  }

  @Test
  void mark_behindAnUnfinishedRun_passesWhenItEnds() {
    long run = gate.begin();
    gate.mark(1);
    assertThat(passed()).isEmpty();
    gate.end(run);
    assertThat(passed()).containsExactly(1);
  }

  @Test
  void mark_behindALaterRunOnly_isNotHeldByIt() {
    long first = gate.begin();
    gate.mark(1);
    gate.begin();
    gate.mark(2);
    gate.end(first);
    assertThat(passed()).containsExactly(1);
  }

  @Test
  void runsThatEndInAnotherOrder_holdAllLaterMarks() {
    long first = gate.begin();
    gate.mark(1);
    long second = gate.begin();
    gate.mark(2);
    gate.end(second);
    assertThat(passed()).isEmpty();
    gate.end(first);
    assertThat(passed()).containsExactly(2);
  }

  @Test
  void marksInARow_areOne() {
    long run = gate.begin();
    for (int mark = 0; mark < 1_000; mark++) {
      gate.mark(mark);
    }
    gate.end(run);
    assertThat(passed()).containsExactly(999);
  }

  @Test
  void marksThatDoNotReplaceEachOther_passInOrder() {
    WatermarkGate<Integer> careful = new WatermarkGate<>((later, earlier) -> false);
    long run = careful.begin();
    careful.mark(1);
    careful.mark(2);
    careful.end(run);
    assertThat(List.of(careful.poll(), careful.poll())).containsExactly(1, 2);
  }

  @Test
  void end_ofAnUnknownTicket_isRefused() {
    assertThatThrownBy(() -> gate.end(7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ticket 7");
  }

  /** Against a list of everything that came, searched anew each time. */
  @Test
  void anyOrder_letsExactlyThoseMarksPassThatMay() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      WatermarkGate<Integer> tried = new WatermarkGate<>((later, earlier) -> false);
      List<long[]> unfinished = new ArrayList<>(); // position, ticket
      List<int[]> waiting = new ArrayList<>(); // position, mark
      for (int position = 0; position < 60; position++) {
        switch (random.nextInt(3)) {
          case 0 -> unfinished.add(new long[] {position, tried.begin()});
          case 1 -> {
            tried.mark(position);
            waiting.add(new int[] {position, position});
          }
          default -> {
            if (!unfinished.isEmpty()) {
              tried.end(unfinished.remove(random.nextInt(unfinished.size()))[1]);
            }
          }
        }
        long oldest = unfinished.stream().mapToLong(run -> run[0]).min().orElse(Long.MAX_VALUE);
        while (!waiting.isEmpty() && waiting.get(0)[0] < oldest) {
          assertThat(tried.poll()).as("seed %d", seed).isEqualTo(waiting.remove(0)[1]);
        }
        assertThat(tried.poll()).as("seed %d", seed).isNull();
      }
    }
  }
}
