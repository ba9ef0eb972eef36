package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users' names that are also names in generated code. */
class AwkwardNamesTest {

  private static final String RECORD =
      """
      package awkward;

      public record %s(int in, long out, java.lang.String value, int part, int turn, int wiring) {}
      """;

  private static final String CALLS =
      """
      package awkward;

      @dev.planwright.Durable
      interface Calls {
        java.lang.String raw(Turn raw, Wiring calls, List out, int turnCodec) throws Codec;

        java.util.concurrent.CompletionStage<java.lang.String> later(int Arguments, int CompletableFuture);

        final class Codec extends java.lang.Exception {
          private static final long serialVersionUID = 1L;

          Codec(java.lang.String message) {
            super(message);
          }
        }
      }
      """;

  private static final String AGENT =
      """
      package awkward;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.Event;
      import dev.planwright.Provides;
      import dev.planwright.runtime.Emitter;
      import dev.planwright.runtime.MapMemory;
      import dev.planwright.runtime.ValueMemory;

      @Agent(name = "*/ {@code \\" awkward", input = Turn.class, output = Schema.class,
          resources = Agents.class)
      record Agents(
          ValueMemory<Program> agent,
          MapMemory<java.lang.String, Codecs> memory,
          Calls config,
          Calls calls) {

        record Turn(int x) {}

        @Provides
        static Calls wiring() {
          return new Calls() {
            @Override
            public java.lang.String raw(awkward.Turn raw, Wiring calls, List out, int codec) {
              return "";
            }

            @Override
            public java.util.concurrent.CompletionStage<java.lang.String> later(int a, int b) {
              return java.util.concurrent.CompletableFuture.completedFuture("");
            }
          };
        }

        @Action(on = awkward.Turn.class, id = "*/ }")
        Wiring invoke(awkward.Turn turn) {
          return new Wiring(1, 2L, "", 1, 1, 1);
        }

        @Action(on = Wiring.class)
        Program completed(Wiring wiring) {
          return new Program(1, 2L, "", 1, 1, 1);
        }

        @Action(on = Program.class)
        java.util.List<List> eventOf(Program program) {
          return java.util.List.of();
        }

        @Action(on = List.class)
        Codecs wait(
            List list, Emitter<Turn> turn, Emitter<String> emitter, Emitter<Bond> bonds) {
          return new Codecs(1, 2L, "", 1, 1, 1);
        }

        @Event(name = "bo\\rnd")
        record Bond(double yield, java.lang.String name) {}

        @Action(on = Bond.class, id = "yi\\reld", when = "yield > 0.5 &&\\r\\n name != 'a\\\\rb'")
        void yield(Bond bond) {}

        @Action(on = Codecs.class)
        java.util.Optional<Spec> getClass(Codecs codecs) {
          return java.util.Optional.empty();
        }

        @Action(on = Spec.class)
        java.util.stream.Stream<Object> hashCode(Spec spec) {
          return java.util.stream.Stream.of();
        }

        @Action(on = {Object.class, String.class, Turn.class}, id = "last")
        Schema last(java.lang.Record any) {
          return new Schema(1, 2L, "", 1, 1, 1);
        }
      }
      """;

  private static final String SINK =
      """
      package awkward;

      @dev.planwright.Agent(input = Void.class, resources = Sink.class)
      record Sink(
          dev.planwright.runtime.ValueMemory<Vector> last,
          dev.planwright.runtime.ValueMemory<Hiding> hiding) {
        record Vector(float[] FLOAT_ARRAY, java.util.List<float[]> all) {}

        record Hiding(java.lang.String Codecs, java.lang.String ValueReader, int SinkCodecs) {}

        @dev.planwright.Provides
        static dev.planwright.runtime.codec.Codec<float[]> floats() {
          throw new java.lang.UnsupportedOperationException();
        }

        @dev.planwright.Action(on = Void.class)
        void take(Void event) {}
      }
      """;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource
  void processor_onAwkwardNames_writesWhatCompiles(Compiler compiler) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name :
        new String[] {
          "Turn", "Wiring", "Program", "List", "Codecs", "Spec", "Object", "String", "Schema",
          "Void"
        }) {
      files.put("awkward/" + name + ".java", RECORD.formatted(name));
    }
    files.put("awkward/Agents.java", AGENT);
    files.put("awkward/Calls.java", CALLS);
    files.put("awkward/Sink.java", SINK);

    Compiled compiled = new AgentSources(files).compile(compiler, work);

    assertThat(compiled.messages()).noneMatch(message -> message.startsWith("ERROR"));
    assertThat(compiled.written()).containsKeys("awkward/AgentsPlan.java", "awkward/SinkPlan.java");
  }
}
