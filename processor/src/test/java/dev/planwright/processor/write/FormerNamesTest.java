package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.runtime.plan.EventCodec;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent saved is read by the one that calls its types by other names. */
class FormerNamesTest {

  private static final String BEFORE =
      """
      package shop;

      import dev.planwright.*;
      import dev.planwright.runtime.*;

      @Agent(input = Desk.Message.class)
      final class Desk {
        sealed interface Message permits Order, Paid {}
        record Order(String id) implements Message {}
        record Paid(String id, int cents) implements Message {}

        private final ValueMemory<Integer> sum;

        Desk(ValueMemory<Integer> sum) {
          this.sum = sum;
        }

        @Action(on = Message.class)
        void take(Message message) {
          sum.set(1);
        }
      }
      """;

  private static final String AFTER =
      BEFORE
          .replace(
              "record Paid", "@Event(aliases = \"shop.Desk$Paid\", version = 2) record Settled")
          .replace("Paid {}", "Settled {}")
          .replace(
              "Desk(ValueMemory<Integer> sum)",
              "Desk(@Memory(name = \"total\", aliases = \"sum\", ttl = \"PT1H\") ValueMemory<Integer> sum)");

  @TempDir Path work;

  private PlanSpec<Object, ?> plan(String source, String folder) throws Exception {
    Compiled compiled =
        new AgentSources(Map.of("shop/Desk.java", source))
            .compile(Compiler.JAVAC, Files.createDirectory(work.resolve(folder)));
    assertThat(compiled.messages()).isEmpty();
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {compiled.classes().toUri().toURL()}, getClass().getClassLoader());
    @SuppressWarnings("unchecked") // its input is only handled as an object
    var plan =
        (AgentPlan<Object, ?>) loader.loadClass("shop.DeskPlan").getConstructor().newInstance();
    return plan.spec();
  }

  @Test
  void spec_ofRenamedParts_saysWhatTheyWereCalled() throws Exception {
    PlanSpec<Object, ?> spec = plan(AFTER, "after");

    assertThat(spec.events())
        .filteredOn(event -> event.name().equals("shop.Desk$Settled"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.aliases()).containsExactly("shop.Desk$Paid");
              assertThat(event.version()).isEqualTo(2);
            });
    assertThat(spec.events()).extracting(EventSpec::version).containsExactlyInAnyOrder(1, 2);
    MemorySpec memory = spec.memories().get(0);
    assertThat(memory.name()).isEqualTo("total");
    assertThat(memory.aliases()).containsExactly("sum");
    assertThat(memory.ttl()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void codecs_ofRenamedLeaf_readItUnderItsFormerName() throws Exception {
    PlanSpec<Object, ?> before = plan(BEFORE, "before");
    PlanSpec<Object, ?> after = plan(AFTER, "after");
    Class<?> paid = before.events().get(1).type();
    var constructor = paid.getDeclaredConstructor(String.class, int.class);
    constructor.setAccessible(true);
    Object value = constructor.newInstance("o1", 250);

    for (var codecs :
        List.of(
            List.<Codec<Object>>of(before.inputCodec(), after.inputCodec()),
            List.<Codec<Object>>of(EventCodec.of(before), EventCodec.of(after)))) {
      Codec<Object> writer = codecs.get(0);
      Codec<Object> reader = codecs.get(1);
      assertThat(JsonFormat.decode(reader, JsonFormat.encode(writer, value)))
          .hasToString("Settled[id=o1, cents=250]");
      assertThat(BinaryFormat.decode(reader, BinaryFormat.encode(writer, value), writer.schema()))
          .hasToString("Settled[id=o1, cents=250]");
    }
  }
}
