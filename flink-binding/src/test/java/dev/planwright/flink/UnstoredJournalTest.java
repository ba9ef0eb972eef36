package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnstoredJournalTest {

  private final UnstoredJournal journal = new UnstoredJournal("desk", "job");

  private static RunClaim claim(int key, int digest) {
    return new RunClaim(bytes(key), bytes(digest), -1, 0);
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  @Test
  void equalInputs_haveTwoIdentities_whileTheFirstIsKnown() {
    RunHistory first = journal.claim(claim(1, 1));
    journal.ended(first);
    assertThat(journal.claim(claim(1, 1)).identity()).isNotEqualTo(first.identity());
    assertThat(journal.claim(claim(1, 2)).identity()).isNotEqualTo(first.identity());
  }

  /** They were numbered by two subtasks, whose keys are one's now. */
  @Test
  void restoredRuns_ofOneNumber_areEachForgottenInTime() {
    List<RunHistory> saved =
        List.of(
            new UnstoredJournal("desk", "job").claim(claim(1, 1)),
            new UnstoredJournal("desk", "job").claim(claim(2, 2)));
    assertThat(saved).extracting(RunHistory::number).containsExactly(1L, 1L);
    journal.resume(claim(1, 1), saved.get(0));
    journal.resume(claim(2, 2), saved.get(1));
    saved.forEach(journal::ended);
    for (int other = 0; other < UnstoredJournal.REMEMBERED; other++) {
      journal.ended(journal.claim(claim(3, 3 + other)));
    }
    assertThat(journal.claim(claim(1, 1)).identity()).isEqualTo(saved.get(0).identity());
    assertThat(journal.claim(claim(2, 2)).identity()).isEqualTo(saved.get(1).identity());
  }
}
