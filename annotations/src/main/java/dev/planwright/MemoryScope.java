package dev.planwright;

/** How long a memory lives. */
public enum MemoryScope {

  /** For the key: what one run committed, the key's next run reads. */
  SHORT_TERM,

  /**
   * For one run: empty when it begins, gone when it ends. A timer's run begins with a fresh one.
   */
  SENSORY
}
