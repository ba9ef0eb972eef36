package dev.planwright.runtime.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codecs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureTest {

  private static PlanSpec<String, Void> plan(List<String> aliases, Duration ttl) {
    return new PlanSpec<>(
        "desk",
        "0",
        String.class,
        Codecs.STRING,
        Void.class,
        null,
        List.of(new EventSpec("order", aliases, 1, String.class, Codecs.STRING, List.of())),
        List.of(),
        List.of(
            new MemorySpec(
                "seen",
                aliases,
                MemorySpec.Kind.VALUE,
                MemoryScope.SHORT_TERM,
                ttl,
                Codecs.INT,
                null)),
        List.of(),
        Map.of());
  }

  @Test
  void refuse_planThatAsksForNothing_doesNothing() {
    assertThatCode(() -> Feature.refuse(plan(List.of(), Duration.ZERO), "a host", Feature.values()))
        .doesNotThrowAnyException();
  }

  @Test
  void refuse_askedForWhatTheHostHas_doesNothing() {
    assertThatCode(
            () ->
                Feature.refuse(
                    plan(List.of(), Duration.ofDays(30)), "a host", Feature.EVENT_ALIASES))
        .doesNotThrowAnyException();
  }

  @Test
  void refuse_timeToLive_namesTheMemory() {
    assertThatThrownBy(
            () ->
                Feature.refuse(plan(List.of(), Duration.ofDays(30)), "a host", Feature.MEMORY_TTL))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "Agent desk has @Memory(ttl) on seen, which a host does not support yet. Remove it, or run the agent elsewhere.");
  }

  @Test
  void refuse_aliases_namesWhatHasThem() {
    PlanSpec<?, ?> plan = plan(List.of("old"), Duration.ZERO);

    assertThatThrownBy(() -> Feature.refuse(plan, "a host", Feature.MEMORY_ALIASES))
        .hasMessageContaining("@Memory(aliases) on seen");
    assertThatThrownBy(() -> Feature.refuse(plan, "a host", Feature.EVENT_ALIASES))
        .hasMessageContaining("@Event(aliases) on order");
  }
}
