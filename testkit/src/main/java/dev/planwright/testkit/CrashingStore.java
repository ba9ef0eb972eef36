package dev.planwright.testkit;

import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;

/**
 * A store as a process sees it that dies at some record: from then on nothing is written. What was
 * written stays in the store behind this one.
 */
final class CrashingStore implements EmbeddedStore {

  private static final long serialVersionUID = 1L;

  private final EmbeddedStore kept;
  private final transient Crash crash;

  CrashingStore(EmbeddedStore kept, Crash crash) {
    this.kept = kept;
    this.crash = crash;
  }

  /** It does, as far as the agent can tell: the next life is given the same heap. */
  @Override
  public boolean isSurviving() {
    return true;
  }

  @Override
  public EmbeddedJournal open(String agent) throws IOException {
    return new CrashingJournal(kept.open(agent), crash);
  }
}
