package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the journal, and goes on, on the agent's thread, when the record is durable: at once
 * if it is so when the append returns, and else in a turn of its own. What was appended first goes
 * on first.
 */
final class Recorder {

  private final Journal journal;
  private final ActionTurn<?, ?> turn;
  private final Consumer<Runnable> turns;

  /** Records whose acknowledgement has not been acted on. */
  private int outstanding;

  /**
   * @param turns takes turns on the agent's thread
   */
  Recorder(Journal journal, ActionTurn<?, ?> turn, Consumer<Runnable> turns) {
    this.journal = journal;
    this.turn = turn;
    this.turns = turns;
  }

  /**
   * Appends a record.
   *
   * @param then told null when the record is durable, or else why it is not
   */
  void append(JournalRecord record, Consumer<@Nullable Throwable> then) {
    outstanding++;
    Acknowledgement acknowledgement = new Acknowledgement(record, then);
    try {
      journal.append(record, acknowledgement);
    } catch (RuntimeException refused) {
      acknowledgement.accept(refused);
    }
    acknowledgement.appended();
  }

  /** Whether every record has been acknowledged, and whoever wrote it told. */
  boolean isSettled() {
    return outstanding == 0;
  }

  private final class Acknowledgement implements Consumer<@Nullable Throwable> {

    private final JournalRecord record;
    private final Consumer<@Nullable Throwable> then;

    // Of the agent's thread:
    private boolean appending = true;
    private boolean arrived;
    private @Nullable Throwable failure;

    Acknowledgement(JournalRecord record, Consumer<@Nullable Throwable> then) {
      this.record = record;
      this.then = then;
    }

    @Override
    public void accept(@Nullable Throwable refusal) {
      if (turn.isAgentThread() && appending) {
        arrived = true;
        failure = refusal;
      } else {
        turns.accept(() -> goOn(refusal));
      }
    }

    void appended() {
      appending = false;
      if (arrived && outstanding == 1) {
        goOn(failure);
      } else if (arrived) {
        turns.accept(() -> goOn(failure));
      }
    }

    private void goOn(@Nullable Throwable refusal) {
      outstanding--;
      if (refusal == null) {
        journal.handed(record);
      }
      then.accept(refusal);
    }
  }
}
