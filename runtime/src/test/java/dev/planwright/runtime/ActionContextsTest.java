package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The context that unit tests give to actions does what an agent's would. */
class ActionContextsTest {

  private final ActionContext context = ActionContexts.fixed("JFK", Instant.EPOCH);

  @Test
  void durableExecuteAsync_fails_theFutureSaysSo() {
    DurableFuture<String> answer =
        context.durableExecuteAsync(
            "ask",
            String.class,
            () -> {
              throw new IllegalStateException("down");
            });

    assertThat(answer.exceptionally(Throwable::getMessage).toCompletableFuture())
        .isCompletedWithValue("java.lang.IllegalStateException: down");
    assertThatThrownBy(
            () ->
                context.durableExecute(
                    "ask",
                    String.class,
                    () -> {
                      throw new IllegalStateException("down");
                    }))
        .isInstanceOf(DurableCallException.class);
  }

  @Test
  void randomUuid_isOfVersionFour_andTheSameInEachTest() {
    ActionContext other = ActionContexts.fixed("LHR", Instant.EPOCH);
    for (int i = 0; i < 100; i++) {
      UUID uuid = context.randomUuid();
      assertThat(uuid.version()).isEqualTo(4);
      assertThat(uuid.variant()).isEqualTo(2);
      assertThat(other.randomUuid()).isEqualTo(uuid);
    }
  }
}
