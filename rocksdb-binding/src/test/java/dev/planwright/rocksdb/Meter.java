package dev.planwright.rocksdb;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Provides;
import dev.planwright.runtime.Reconciliation;

/** The agent whose durable calls are timed: so many one after another, in each mode. */
@Agent(input = Meter.Batch.class, resources = Meter.Offices.class)
record Meter(Office office) {

  record Batch(int key, CallMode mode, int calls) {}

  /** Answers at once, with three hundred characters. */
  @Durable
  interface Office {

    String anyNumberOfTimes(int call);

    @DurableCall(mode = CallMode.RECONCILED, reconcile = "whatBecameOf")
    String reconciled(int call);

    Reconciliation<String> whatBecameOf(int call);

    @DurableCall(mode = CallMode.AT_MOST_ONCE)
    String atMostOnce(int call);
  }

  /** The only office there is. */
  static final class Offices {

    private static final String ANSWER = "x".repeat(298);

    private Offices() {}

    @Provides
    static Office office() {
      return new Office() {
        @Override
        public String anyNumberOfTimes(int call) {
          return ANSWER;
        }

        @Override
        public String reconciled(int call) {
          return ANSWER;
        }

        @Override
        public Reconciliation<String> whatBecameOf(int call) {
          return new Reconciliation.NotStarted<>();
        }

        @Override
        public String atMostOnce(int call) {
          return ANSWER;
        }
      };
    }
  }

  @Action(on = Batch.class)
  void call(Batch batch) {
    for (int i = 0; i < batch.calls(); i++) {
      switch (batch.mode()) {
        case AT_LEAST_ONCE -> office.anyNumberOfTimes(i);
        case RECONCILED -> office.reconciled(i);
        case AT_MOST_ONCE -> office.atMostOnce(i);
      }
    }
  }
}
