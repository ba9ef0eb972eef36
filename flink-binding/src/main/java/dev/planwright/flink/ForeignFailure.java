package dev.planwright.flink;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kind of a failure whose classes another class loader has loaded: the JobManager's
 * plugin sees exceptions of the job's classes, never its own. So they are known by name, and asked
 * by reflection.
 */
final class ForeignFailure {

  private static final String KIND = "kind";

  /** Exceptions that may fail a task outside a run, as when the store is opened. */
  private static final Map<String, FailureKind> BY_CLASS =
      Map.of(
          "dev.planwright.runtime.store.JournalException", FailureKind.STORE_UNAVAILABLE,
          "dev.planwright.runtime.codec.CodecException", FailureKind.CORRUPT_RECORD);

  private ForeignFailure() {}

  /** The kind of the first failure in the chain that is an agent's; null if none is. */
  static @Nullable FailureKind kindOf(@Nullable Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String type = each.getClass().getName();
      FailureKind kind =
          type.equals(AgentFailedException.class.getName())
                  || type.equals(PoisonInputException.class.getName())
              ? asked(each)
              : BY_CLASS.get(type);
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }

  /** Null if it is of a version that has other kinds. */
  private static @Nullable FailureKind asked(Throwable failure) {
    try {
      Object foreign = failure.getClass().getMethod(KIND).invoke(failure);
      return FailureKind.valueOf(String.valueOf(foreign));
    } catch (NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException
        | IllegalArgumentException e) {
      return null;
    }
  }
}
