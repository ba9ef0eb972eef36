package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.engine.EngineSettings.Replay;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What guards mean in a run, and what the plan and its descriptor say of them. */
class GuardedAgentTest {

  private static final String DESK =
      """
      package shop;

      import dev.planwright.*;
      import java.util.Optional;

      @Agent(input = Desk.Request.class, output = String.class)
      final class Desk {
        sealed interface Request {
          int total();
        }

        record Order(int total, String country) implements Request {}

        record Refund(int total, long parts) implements Request {}

        record Checked(Integer total) {}

        record Shared(int share) {}

        @Action(on = Request.class, when = "total > 0")
        String count(Request request) {
          return "count " + request.total();
        }

        @Action(on = Order.class, when = "country == 'US' || country == null")
        Checked check(Order order) {
          return new Checked(order.total() == 7 ? null : order.total());
        }

        @Action(on = Order.class, when = "country != 'US'")
        String foreign(Order order) {
          return "foreign " + order.country();
        }

        @Action(on = Checked.class, when = "!(total <= 100)")
        String big(Checked checked) {
          return "big " + checked.total();
        }

        @Action(
            on = Refund.class,
            onFailure = @OnFailure(then = FailureAction.SKIP),
            when = "total > 0")
        Shared share(Refund refund) {
          return refund.parts() == 99 ? null : new Shared((int) refund.parts());
        }

        @Action(
            on = Shared.class,
            when = "100 / share > 9",
            onFailure = @OnFailure(retry = @Retry(attempts = 3), then = FailureAction.SKIP))
        String shared(Shared shared) {
          return "shared " + shared.share();
        }
      }
      """;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource
  void guards_inARun_triggerOnlyWhatTheyLetPass(Compiler compiler) throws Exception {
    Compiled compiled = compile(compiler);

    assertThat(order(compiled, 5, "US")).containsExactly("count 5", "committed");
    assertThat(order(compiled, 500, "US")).containsExactly("count 500", "big 500", "committed");
    assertThat(order(compiled, 0, "IT")).containsExactly("foreign IT", "committed");
    assertThat(order(compiled, 101, null))
        .containsExactly("count 101", "foreign null", "big 101", "committed");
    assertThat(order(compiled, 7, "US")).containsExactly("count 7", "big null", "committed");
  }

  @ParameterizedTest
  @EnumSource
  void event_thatNoGuardLetsPass_isHandled(Compiler compiler) throws Exception {
    assertThat(refund(compile(compiler), 0, 1)).containsExactly("committed");
  }

  @ParameterizedTest
  @EnumSource
  void guard_thatFails_failsTheRunWhateverThePoliciesSay(Compiler compiler) throws Exception {
    Compiled compiled = compile(compiler);

    assertThat(refund(compiled, 1, 10)).containsExactly("count 1", "shared 10", "committed");
    assertThat(refund(compiled, 1, 50)).containsExactly("count 1", "committed");
    assertThat(refund(compiled, 1, 0)).containsExactly("failed");
  }

  @ParameterizedTest
  @EnumSource
  void nullResult_ofAnActionWithAGuardedListener_failsThatAction(Compiler compiler)
      throws Exception {
    assertThat(refund(compile(compiler), 1, 99)).containsExactly("count 1", "committed");
  }

  @Test
  void plan_saysWhatItsGuardsAre() throws Exception {
    Map<String, String> written = compile(Compiler.JAVAC).written();

    assertThat(written.get("META-INF/planwright/shop.Desk.json"))
        .contains("\"when\": \"country == 'US' || country == null\"");
    assertThat(written.get("META-INF/planwright/shop.Desk.mmd"))
        .contains("-->|\"country != 'US'\"| a2");
    assertThat(written.get("shop/DeskPlan.java"))
        .contains(
            """
                // when = "country == 'US' || country == null"
                static boolean check(Desk.Order event) {
                  return "US".equals(event.country()) || event.country() == null;
                }
            """);
  }

  /** CEL knows doubles only; as floats, the sum and the limit would be others. */
  @ParameterizedTest
  @EnumSource
  void floats_inAGuard_areDoubles(Compiler compiler) throws Exception {
    String scale =
        """
        package shop;

        import dev.planwright.*;

        @Agent(input = Desk.Load.class, output = String.class)
        final class Desk {
          record Load(float gross, Float tare, int limit) {}

          @Action(on = Load.class, when = "gross + tare == 0.30000000447034836")
          String sum(Load load) {
            return "sum";
          }

          @Action(on = Load.class, when = "gross < limit && -tare + gross == 0.0")
          String limit(Load load) {
            return "limit";
          }
        }
        """;
    Compiled compiled = compile(compiler, scale);

    assertThat(run(compiled, "Load", 0.1f, 0.2f, 0)).containsExactly("sum", "committed");
    assertThat(run(compiled, "Load", 16_777_216f, 16_777_216f, 16_777_217))
        .containsExactly("limit", "committed");
  }

  private Compiled compile(Compiler compiler) throws Exception {
    return compile(compiler, DESK);
  }

  private Compiled compile(Compiler compiler, String source) throws Exception {
    Compiled compiled =
        new AgentSources(Map.of("shop/Desk.java", source))
            .compile(compiler, Files.createDirectories(work.resolve(compiler.name())));
    assertThat(compiled.messages()).noneMatch(message -> message.startsWith("ERROR"));
    return compiled;
  }

  private static List<String> order(Compiled compiled, int total, @Nullable String country)
      throws Exception {
    return run(compiled, "Order", total, country);
  }

  private static List<String> refund(Compiled compiled, int total, long parts) throws Exception {
    return run(compiled, "Refund", total, parts);
  }

  /** What comes of one input, plain; and with every wait replayed, the same must. */
  private static List<String> run(Compiled compiled, String type, @Nullable Object... components)
      throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {compiled.classes().toUri().toURL()},
            GuardedAgentTest.class.getClassLoader())) {
      Constructor<?> constructor =
          loader.loadClass("shop.Desk$" + type).getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      Object input = constructor.newInstance(components);
      List<String> plain = run(loader, input, Replay.NEVER);
      assertThat(run(loader, input, Replay.ALWAYS)).isEqualTo(plain);
      return plain;
    }
  }

  @SuppressWarnings("unchecked") // the inputs are of the agent's type
  private static List<String> run(ClassLoader loader, Object input, Replay replay)
      throws Exception {
    var plan =
        (AgentPlan<Object, Object>)
            loader.loadClass("shop.DeskPlan").getConstructor().newInstance();
    try (EngineRun engine =
        new EngineRun(plan, replay, value -> value == input ? "" : value.toString())) {
      engine.accept("key", input);
      engine.drain();
      return engine.happened().get("key").stream().map(String::strip).toList();
    }
  }
}
