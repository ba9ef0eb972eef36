package dev.planwright.processor.write;

import java.util.HashMap;
import java.util.Map;

/**
 * The durable interface of random agents that are crashed: every call mode, and a service that
 * remembers what it did, so that reconcilers tell the truth and a second execution of a call that
 * is made at most once is noticed.
 */
final class CrashCalls {

  private static final String CALLS =
      """
      package random.calls;

      import dev.planwright.CallMode;
      import dev.planwright.Durable;
      import dev.planwright.DurableCall;
      import dev.planwright.Retry;
      import dev.planwright.runtime.Reconciliation;
      import java.util.concurrent.CompletionStage;

      @Durable
      public interface Calls {
        @DurableCall(mode = CallMode.RECONCILED, reconcile = "findPlain")
        long plain(long number);

        Reconciliation<Long> findPlain(long number);

        @DurableCall(inline = true)
        long quick(long number);

        @DurableCall(mode = CallMode.AT_MOST_ONCE)
        void tell(long number);

        @DurableCall(retry = @Retry(attempts = 3, backoff = "PT0.5S", multiplier = 2))
        long flaky(long number);

        long refuse(long number) throws Refused;

        @DurableCall(
            mode = CallMode.RECONCILED,
            reconcile = "findLater",
            retry = @Retry(attempts = 2, backoff = "PT0.2S"))
        CompletionStage<Long> later(long number);

        CompletionStage<Reconciliation<Long>> findLater(long number);

        CompletionStage<Long> laterFlaky(long number);

        @DurableCall(blocking = true)
        CompletionStage<Long> slow(long number);
      }
      """;

  private static final String REAL_CALLS =
      """
      package random.calls;

      import dev.planwright.runtime.CallInfo;
      import dev.planwright.runtime.Reconciliation;
      import java.util.Map;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      import java.util.concurrent.ConcurrentHashMap;
      import java.util.function.Consumer;

      public final class RealCalls implements Calls {
        private final Map<String, Long> done = new ConcurrentHashMap<>();
        private final Consumer<String> noted;

        public RealCalls(Consumer<String> noted) {
          this.noted = noted;
        }

        public long plain(long number) {
          return once("plain", number * 7 + 3);
        }

        public Reconciliation<Long> findPlain(long number) {
          return find();
        }

        public long quick(long number) {
          return number + 2;
        }

        public void tell(long number) {
          once("tell", number);
        }

        public long flaky(long number) {
          if (CallInfo.current().attempt() <= number % 4) {
            throw new IllegalArgumentException("try " + CallInfo.current().attempt());
          }
          return number * 3;
        }

        public long refuse(long number) throws Refused {
          if (number % 2 == 0) {
            throw new Refused("no " + number);
          }
          return number;
        }

        public CompletionStage<Long> later(long number) {
          if (number % 5 == 0 && CallInfo.current().attempt() == 1) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("not yet"));
          }
          long answer = once("later", number * 7 + 4);
          return CompletableFuture.supplyAsync(() -> answer);
        }

        public CompletionStage<Reconciliation<Long>> findLater(long number) {
          Reconciliation<Long> found = find();
          return CompletableFuture.supplyAsync(() -> found);
        }

        public CompletionStage<Long> laterFlaky(long number) {
          return CompletableFuture.supplyAsync(
              () -> {
                if (number % 3 == 0) {
                  throw new IllegalArgumentException("never");
                }
                return number * 11;
              });
        }

        public CompletionStage<Long> slow(long number) {
          return CompletableFuture.completedFuture(number * 5);
        }

        /** An effect that must not happen twice. */
        private long once(String what, long answer) {
          if (done.putIfAbsent(CallInfo.current().idempotencyKey(), answer) != null) {
            noted.accept(what + " twice");
          }
          noted.accept(what);
          return answer;
        }

        private Reconciliation<Long> find() {
          Long answer = done.get(CallInfo.current().idempotencyKey());
          noted.accept(answer == null ? "found nothing" : "found");
          return answer == null
              ? new Reconciliation.NotStarted<>()
              : new Reconciliation.Succeeded<>(answer);
        }
      }
      """;

  private static final String RESOURCES =
      """
      package random.calls;

      import dev.planwright.Provides;

      public final class Resources {
        @Provides
        public static Calls calls() {
          return new RealCalls(what -> {});
        }
      }
      """;

  private CrashCalls() {}

  /** Sources by path. */
  static Map<String, String> files() {
    Map<String, String> files = new HashMap<>(RandomCalls.files());
    files.put("random/calls/Calls.java", CALLS);
    files.put("random/calls/RealCalls.java", REAL_CALLS);
    files.put("random/calls/Resources.java", RESOURCES);
    return files;
  }
}
