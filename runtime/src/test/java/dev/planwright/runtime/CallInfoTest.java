package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallInfoTest {

  @Test
  void current_outsideCall_says() {
    assertThatThrownBy(CallInfo::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CallInfo.current() answers only inside")
        .hasMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void runWith_key_isCurrentUntilItsEnd() throws Exception {
    String key =
        CallInfo.runWith(
            "outer",
            () -> {
              String inner = CallInfo.runWith("inner", () -> CallInfo.current().idempotencyKey());
              assertThat(CallInfo.current().attempt()).isEqualTo(1);
              assertThat(CallInfo.current().deadline()).isNull();
              return CallInfo.current().idempotencyKey() + inner;
            });
    assertThat(key).isEqualTo("outerinner");
    assertThatThrownBy(CallInfo::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void within_callThatThrows_isLeft() {
    CallInfo info = CallInfo.of("key", 3, Instant.EPOCH);
    assertThatThrownBy(
            () ->
                CallInfo.within(
                    info,
                    () -> {
                      throw new Exception("attempt " + CallInfo.current().attempt());
                    }))
        .hasMessage("attempt 3");
    assertThatThrownBy(CallInfo::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void current_onAnotherThread_says() throws Exception {
    Throwable[] thrown = new Throwable[1];
    CallInfo.runWith(
        "key",
        () -> {
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      CallInfo.current();
                    } catch (IllegalStateException e) {
                      thrown[0] = e;
                    }
                  });
          thread.start();
          thread.join();
          return null;
        });
    assertThat(thrown[0]).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_attemptZero_isRefused() {
    assertThatThrownBy(() -> CallInfo.of("key", 0, null))
        .hasMessage("attempts count from 1, not 0");
  }
}
