package dev.planwright.runtime.store;

/**
 * One entry of the journal. The entries of a run are appended in one order, which is their history:
 * the order in which outcomes were, and will be, handed to the run.
 */
public sealed interface JournalRecord permits RunBegun, ActionFailed, CallRecord {

  /** The encoded business key. */
  byte[] key();

  /** The run's number. */
  long run();
}
