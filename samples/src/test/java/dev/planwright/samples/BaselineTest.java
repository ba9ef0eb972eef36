package dev.planwright.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.descriptor.Comparison;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.samples.checkout.CheckoutPlan;
import dev.planwright.samples.desk.DisruptionDeskPlan;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan leads to its descriptor, which breaks nothing of the committed one. */
class BaselineTest {

  static Stream<AgentPlan<?, ?>> plans() {
    return Stream.of(new CheckoutPlan(), new DisruptionDeskPlan());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void plan_comparedWithItsBaseline_breaksNothing(AgentPlan<?, ?> plan) throws Exception {
    Descriptor now = read("/" + plan.descriptor());
    Descriptor committed = read("/" + Descriptor.BASELINE_FOLDER + "/" + now.agent() + ".json");

    assertThat(now.name()).isEqualTo(plan.name());
    assertThat(now.plan()).isEqualTo(plan.getClass().getName());
    assertThat(Comparison.between(committed, now)).isEmpty();
  }

  private static Descriptor read(String path) throws Exception {
    try (InputStream in = Objects.requireNonNull(BaselineTest.class.getResourceAsStream(path))) {
      return Descriptor.parse(new String(in.readAllBytes(), UTF_8));
    }
  }
}
