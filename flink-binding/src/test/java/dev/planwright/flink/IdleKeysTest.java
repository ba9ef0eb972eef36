package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.Relay.Delivered;
import dev.planwright.flink.Relay.Parcel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a checkpoint holds of keys that have no run in flight: nothing of ours. */
class IdleKeysTest {

  private static final int KEYS = Boolean.getBoolean("planwright.full") ? 1_000_000 : 100_000;

  @ParameterizedTest
  @EnumSource
  void checkpoint_afterAMillionKeys_isAsLargeAsAfterNone(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("idle");
    try (OperatorHarness<Parcel, Delivered> relay = PeerFailuresTest.relay(backend)) {
      relay.flink().open();
      relay.take(new Parcel("busy", gate));
      long before = relay.checkpoint(1).getStateSize();
      for (int i = 0; i < KEYS; i++) {
        relay.take(new Parcel("key " + i, ""));
        if (i % 10_000 == 0) {
          relay.flink().getOutput().clear();
        }
      }
      long after = relay.checkpoint(2).getStateSize();
      System.out.printf(
          "flink: backend=%s idleKeys=%d checkpointBytes=%d before=%d%n",
          backend, KEYS, after, before);
      assertThat(after).isEqualTo(before);
      assertThat(relay.operator().unfinished()).isEqualTo(1);
    }
  }
}
