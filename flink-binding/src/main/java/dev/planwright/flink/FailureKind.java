package dev.planwright.flink;

import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.store.JournalException;
import java.util.concurrent.TimeoutException;

/** What kind of failure failed a job, and whether a restart can help. */
public enum FailureKind {
  /** A durable call failed, and another try may not. */
  TRANSIENT_PROVIDER("transient-provider", true),
  /** An input that cannot be read, has no key, or drives the agent past a limit. */
  POISON_INPUT("poison-input", false),
  /** The code does not do again what it has recorded. */
  NONDETERMINISM("nondeterminism", false),
  /** What is stored is damaged, or the agent cannot go on from it. */
  CORRUPT_RECORD("corrupt-record", false),
  /** The store does not take or give records. */
  STORE_UNAVAILABLE("store-unavailable", true),
  /** The store is there, and cannot be opened as it is. */
  STORE_REFUSED("store-refused", false),
  /** A call may have had its effect or not, and only a person can tell. */
  AMBIGUOUS_CALL("ambiguous-call", false),
  /** A call had its effect, and what it returned cannot be recorded. */
  UNRECORDABLE_OUTCOME("unrecordable-outcome", false),
  /** Anything else that the agent's code threw. */
  USER_CODE("user-code", true);

  private final String label;
  private final boolean restartHelps;

  FailureKind(String label, boolean restartHelps) {
    this.label = label;
    this.restartHelps = restartHelps;
  }

  /** As Flink's exception history shows it. */
  public String label() {
    return label;
  }

  /** Whether the job may be restarted: its inputs, records and code will be the same then. */
  boolean restartHelps() {
    return restartHelps;
  }

  /** Whether it belongs to the run, and not to what all runs need. */
  boolean isOfTheRun() {
    return this != STORE_UNAVAILABLE;
  }

  /** What an action, or the engine for it, threw. */
  static FailureKind of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof RunAbortedException aborted) {
        return of(aborted);
      } else if (each instanceof DurableCallException call) {
        return call.retryable() ? TRANSIENT_PROVIDER : USER_CODE;
      } else if (each instanceof TimeoutException) {
        return TRANSIENT_PROVIDER;
      } else if (each instanceof JournalException) {
        return STORE_UNAVAILABLE;
      }
    }
    return USER_CODE;
  }

  private static FailureKind of(RunAbortedException aborted) {
    return switch (aborted.reason()) {
      case EVENT_BUDGET, CALL_BUDGET, UNSTORABLE -> POISON_INPUT;
      case NONDETERMINISM, RESULT_CHANGED -> NONDETERMINISM;
      case DAMAGED_RECORDS -> CORRUPT_RECORD;
      case AMBIGUOUS -> AMBIGUOUS_CALL;
      // Refused by the store now, or by a codec or limit, as the record says that was made instead.
      case UNRECORDABLE -> aborted.getCause() == null ? UNRECORDABLE_OUTCOME : STORE_UNAVAILABLE;
      case UNREADABLE_MEMORY -> isDamage(aborted) ? CORRUPT_RECORD : STORE_UNAVAILABLE;
      case INTERRUPTED, STAGE_WITHOUT_CALL -> USER_CODE;
    };
  }

  /** Whether what was read came, and is not what was written. */
  private static boolean isDamage(RunAbortedException aborted) {
    for (Throwable each = aborted.getCause(); each != null; each = each.getCause()) {
      if (each instanceof CodecException) {
        return true;
      }
    }
    return false;
  }
}
