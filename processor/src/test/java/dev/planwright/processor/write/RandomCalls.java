package dev.planwright.processor.write;

import java.util.Map;

/** The durable interface of all random agents, and what answers it. */
final class RandomCalls {

  private static final String REFUSED =
      """
      package random.calls;

      public final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
          super(message);
        }
      }
      """;

  private static final String CALLS =
      """
      package random.calls;

      import dev.planwright.Durable;
      import dev.planwright.DurableCall;
      import java.util.concurrent.CompletionStage;

      @Durable
      public interface Calls {
        long plain(long number);

        @DurableCall(inline = true)
        long quick(long number);

        void tell(long number);

        long flaky(long number);

        long refuse(long number) throws Refused;

        CompletionStage<Long> later(long number);

        CompletionStage<Long> laterFlaky(long number);

        @DurableCall(blocking = true)
        CompletionStage<Long> slow(long number);
      }
      """;

  private static final String RESOURCES =
      """
      package random.calls;

      import dev.planwright.Provides;

      public final class Resources {
        @Provides
        public static Calls calls() {
          return new RealCalls();
        }
      }
      """;

  private static final String REAL_CALLS =
      """
      package random.calls;

      import dev.planwright.runtime.CallInfo;
      import java.util.Set;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      import java.util.concurrent.ConcurrentHashMap;
      import java.util.concurrent.locks.LockSupport;

      final class RealCalls implements Calls {
        private final Set<String> failed = ConcurrentHashMap.newKeySet();

        public long plain(long number) {
          pause(number);
          return number * 7 + 3;
        }

        public long quick(long number) {
          return number + 2;
        }

        public void tell(long number) {
          pause(number);
        }

        public long flaky(long number) {
          pause(number);
          if (isFirst()) {
            throw new IllegalArgumentException("the first time");
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
          return CompletableFuture.supplyAsync(() -> plain(number) + 1);
        }

        public CompletionStage<Long> laterFlaky(long number) {
          boolean first = isFirst();
          return CompletableFuture.supplyAsync(
              () -> {
                if (first) {
                  throw new IllegalArgumentException("the first time");
                }
                return number * 11;
              });
        }

        public CompletionStage<Long> slow(long number) {
          pause(number);
          return CompletableFuture.completedFuture(number * 5);
        }

        private boolean isFirst() {
          return failed.add(CallInfo.current().idempotencyKey());
        }

        private static void pause(long number) {
          if (number % 3 == 0) {
            Thread.yield();
          } else {
            LockSupport.parkNanos(number * 1000);
          }
        }
      }
      """;

  private RandomCalls() {}

  /** Sources by path. */
  static Map<String, String> files() {
    return Map.of(
        "random/calls/Refused.java", REFUSED,
        "random/calls/Calls.java", CALLS,
        "random/calls/Resources.java", RESOURCES,
        "random/calls/RealCalls.java", REAL_CALLS);
  }
}
