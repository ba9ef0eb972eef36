package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.Journal;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a checkpointed journal hands on to the store's. */
class CheckpointedJournalTest {

  @Test
  void waitingMillis_isTheStores() {
    Journal slow =
        (Journal)
            Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, arguments) ->
                    method.getName().equals("waitingMillis") ? 4711L : null);
    assertThat(new CheckpointedJournal(slow, Duration.ZERO).waitingMillis()).isEqualTo(4711);
  }
}
