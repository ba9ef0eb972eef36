package dev.planwright.runtime.store;

import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The part of a journal that one worker owns.
 *
 * @param agent the agent's name
 * @param journal the journal's id: the same for a job and all that is restored from its checkpoints
 * @param maxParallelism into how many key groups the keys are divided
 * @param firstKeyGroup the first key group of this part
 * @param lastKeyGroup the last one, inclusive
 * @param keyGroups finds the key group of an encoded business key
 * @param marks by key group, those of the {@link JournalSnapshot} in the checkpoint that is
 *     restored; empty if none is
 * @param retention how long records of committed runs are kept at least
 */
public record JournalPart(
    String agent,
    String journal,
    int maxParallelism,
    int firstKeyGroup,
    int lastKeyGroup,
    ToIntFunction<byte[]> keyGroups,
    Map<Integer, Long> marks,
    Duration retention) {

  /** Copies the marks. */
  public JournalPart {
    marks = Map.copyOf(marks);
  }
}
