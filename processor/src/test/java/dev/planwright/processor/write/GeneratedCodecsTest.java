package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.JsonFormat;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codecs of the golden agent with everything, on values with and without everything. */
class GeneratedCodecsTest {

  private static final String VALUES =
      """
      package com.example.shop;

      import com.example.shop.Message.*;
      import java.math.BigDecimal;
      import java.time.Instant;
      import java.util.List;
      import java.util.Map;
      import java.util.Optional;
      import java.util.Set;
      import java.util.UUID;

      public final class Values {
        public static List<Message> all() {
          Line line = new Line("lamp", 1, 2, 3);
          Tree tree =
              new Tree(
                  "root",
                  List.of(new Tree("leaf", List.of(), null), new Tree(null, null, null)),
                  new Node.Fork(new Node.Leaf(1), new Node.Fork(null, new Node.Leaf(-1))));
          return List.of(
              new Order(
                  new UUID(1, 2), true, (byte) -1, (short) 300, 'x', 7, 1L << 40, 1.5f, 0.1, 8,
                  "Ann", new BigDecimal("1.50"), Instant.EPOCH, new byte[] {1, 2}, Level.HIGH,
                  Optional.of("fragile"), List.of(line, line), Set.of(Level.LOW),
                  Map.of("here", List.of(line)), tree, new Money(99), new Pair<>("a", 1)),
              new Order(
                  null, false, (byte) 0, (short) 0, ' ', 0, 0, 0, 0, null, null, null, null, null,
                  null, null, null, null, null, null, null, null),
              new Review.Approval("o1"),
              new Review.Refusal("o2", null),
              new Noise());
        }
      }
      """;

  @TempDir Path work;

  @Test
  @SuppressWarnings("unchecked") // the plan's input is what Values gives
  void codecs_generated_readWhatTheyWroteInBothFormats() throws Exception {
    Path golden = Path.of("src", "test", "resources", "golden", "everything", "in");
    Map<String, String> files = new HashMap<>(AgentSources.in(golden).files());
    files.put("com/example/shop/Values.java", VALUES);
    Compiled compiled = new AgentSources(files).compile(Compiler.JAVAC, work);
    assertThat(compiled.messages()).isEmpty();

    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {compiled.classes().toUri().toURL()}, getClass().getClassLoader())) {
      var plan =
          (AgentPlan<Object, Object>)
              loader.loadClass("com.example.shop.Shop_DeskPlan").getConstructor().newInstance();
      Codec<Object> codec = plan.spec().inputCodec();
      var values =
          (List<Object>) loader.loadClass("com.example.shop.Values").getMethod("all").invoke(null);
      for (Object value : values) {
        byte[] binary = BinaryFormat.encode(codec, value);
        byte[] json = JsonFormat.encode(codec, value);
        assertThat(BinaryFormat.encode(codec, BinaryFormat.decode(codec, binary)))
            .isEqualTo(binary);
        assertThat(JsonFormat.encode(codec, JsonFormat.decode(codec, json))).isEqualTo(json);
        assertThat(BinaryFormat.encode(codec, JsonFormat.decode(codec, json))).isEqualTo(binary);
      }
      assertThat(JsonFormat.print(codec, values.get(0)))
          .contains("\"customer\"", "Ann", "fragile", "lamp", "root");
    }
  }
}
