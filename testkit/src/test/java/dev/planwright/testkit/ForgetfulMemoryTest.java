package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A compiled agent whose memory has a time to live, in time that passes when the test says so. */
class ForgetfulMemoryTest {

  record Visit(String visitor) {}

  record Greeting(String text) {}

  /** Knows whoever came within the last hour. */
  @Agent(input = Visit.class, output = Greeting.class)
  record Doorman(@Memory(ttl = "PT1H", aliases = "seen") ValueMemory<String> last) {

    @Action(on = Visit.class)
    Greeting greet(Visit visit) {
      Greeting greeting = new Greeting(last.get() == null ? "who is it?" : "you again");
      last.set(visit.visitor());
      return greeting;
    }
  }

  @Test
  void memory_whoseTimeIsOver_isForgotten() {
    try (AgentHarness<Visit, Greeting> doorman =
        AgentHarness.of(new ForgetfulMemoryTest_DoormanPlan(), Visit::visitor)) {
      doorman.submit(new Visit("ada"));
      doorman.advance(Duration.ofMinutes(59));
      doorman.submit(new Visit("ada"));
      doorman.advance(Duration.ofMinutes(60));
      doorman.submit(new Visit("ada"));
      assertThat(doorman.outputs())
          .extracting(Greeting::text)
          .containsExactly("who is it?", "you again", "who is it?");
    }
  }
}
