package dev.planwright.kafka;

import dev.planwright.kafka.Checkpoints.Named;
import dev.planwright.kafka.Entry.Begun;
import dev.planwright.runtime.store.EqualInputs;
import dev.planwright.runtime.store.RunClaim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of runs, by their inputs, and how long each is known: until its end is in all
 * checkpoints that are kept; where there are none, for as long as the last ten thousand.
 *
 * <p>Guarded by the journal.
 */
final class RunNames {

  private static final int RECENT = 10_000;

  private final Entry.Owner owner;
  private final EqualInputs names;
  private final boolean hasCheckpoints;
  private final Checkpoints checkpoints;
  private final Deque<Named> recent = new ArrayDeque<>();

  RunNames(Share share, int keptCheckpoints) {
    this.owner = share.owner();
    this.names = new EqualInputs(owner.agent(), owner.journal());
    this.hasCheckpoints = !share.isWhole();
    this.checkpoints = new Checkpoints(keptCheckpoints);
  }

  /** A run that begins now. */
  Begun begin(RunClaim claim) {
    String identity = names.begin(claim.key(), claim.inputDigest());
    return new Begun(claim.inputDigest(), claim.startMillis(), occurrence(identity));
  }

  /** A run that is on record. */
  void add(byte[] key, Begun begun) {
    names.add(key, begun.inputDigest(), identity(begun));
  }

  /** What idempotency keys are derived from, as {@link EqualInputs} writes it. */
  String identity(Begun begun) {
    return "%s/%s/%s#%d"
        .formatted(
            owner.agent(),
            owner.journal(),
            HexFormat.of().formatHex(begun.inputDigest()),
            begun.occurrence());
  }

  /** What an identity says of the run's place among equal ones. */
  static int occurrence(String identity) {
    return Integer.parseInt(identity.substring(identity.lastIndexOf('#') + 1));
  }

  /** A run has ended. */
  void ended(byte[] key, Begun begun) {
    Named name = new Named(key, begun.inputDigest());
    if (hasCheckpoints) {
      checkpoints.ended(name);
    } else {
      recent.add(name);
      if (recent.size() > RECENT) {
        forget(recent.remove());
      }
    }
  }

  /** A checkpoint is being taken, with these lowest marks by partition. */
  void taken(long checkpoint, Map<Integer, Long> lowest) {
    checkpoints.taken(checkpoint, lowest);
  }

  /** A checkpoint is complete: see {@link Checkpoints#completed}. */
  @Nullable Map<Integer, Long> completed(long checkpoint) {
    List<Named> forgotten = new ArrayList<>();
    Map<Integer, Long> safe = checkpoints.completed(checkpoint, forgotten);
    forgotten.forEach(this::forget);
    return safe;
  }

  private void forget(Named name) {
    names.forget(name.key(), name.inputDigest());
  }
}
