package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.descriptor.Change;
import dev.planwright.descriptor.Comparison;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Leaf;
import dev.planwright.descriptor.Descriptor.Memory;
import dev.planwright.descriptor.Descriptor.Shape;
import dev.planwright.descriptor.Rule.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The compiler's verdict on a change of types is the codecs' own: random types, changed at random,
 * compared as descriptors and as schemas.
 */
class DescriptorVerdictTest {

  private static final int CASES = Boolean.getBoolean("planwright.full") ? 20_000 : 2_000;

  /** Descriptor's name, schema's name. */
  private static final Map<String, String> SCALARS =
      new TreeMap<>(
          Map.of(
              "int", "int",
              "java.lang.Integer", "int",
              "long", "long",
              "java.lang.Byte", "byte",
              "float", "float",
              "java.lang.Double", "double",
              "char", "char",
              "boolean", "boolean",
              "java.lang.String", "String",
              "java.time.Instant", "Instant"));

  private static final List<String> NAMED = List.of("R0", "R1", "E0", "E1", "S0", "S1");

  @Test
  void verdict_onAnyChange_isTheCodecs() {
    long seed = Long.getLong("planwright.seed", 20_01L);
    Random random = new Random(seed);
    int broken = 0;
    for (int i = 0; i < CASES; i++) {
      Map<String, Shape> before = types(random);
      Map<String, Shape> now = changed(before, random);
      String root = type(random, 0);
      String other = random.nextInt(8) == 0 ? type(random, 0) : root;

      boolean readable =
          SchemaText.differences(schema(root, before), schema(other, now)).stream()
              .allMatch(SchemaDifference::readable);
      List<Change> changes = Comparison.between(agent(root, before), agent(other, now));

      assertThat(changes.stream().noneMatch(change -> change.level() == Level.ERROR))
          .as("%s %s%nto %s %s:%n%s", root, before, other, now, changes)
          .isEqualTo(readable);
      broken += readable ? 0 : 1;
    }
    System.out.printf("verdicts: cases=%d broken=%d seed=%d%n", CASES, broken, seed);
    assertThat(broken).isBetween(CASES / 10, CASES * 9 / 10);
  }

  @Test
  void verdict_onAnyChangeOfAMapsKey_isTheHosts() {
    long seed = Long.getLong("planwright.seed", 20_02L);
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < CASES; i++) {
      Map<String, Shape> before = types(random);
      Map<String, Shape> now = changed(before, random);
      String root = type(random, 0);
      String other = random.nextInt(8) == 0 ? type(random, 0) : root;

      boolean isFound = SchemaText.sameBytes(schema(root, before), schema(other, now));
      List<Change> changes = Comparison.between(map(root, before), map(other, now));

      assertThat(changes.stream().noneMatch(change -> change.level() == Level.ERROR))
          .as("seed %d: %s %s%nto %s %s:%n%s", seed, root, before, other, now, changes)
          .isEqualTo(isFound);
      found += isFound ? 1 : 0;
    }
    assertThat(found).isBetween(CASES / 10, CASES * 9 / 10);
  }

  private static Descriptor map(String key, Map<String, Shape> types) {
    return agent(new Memory("MAP", "SHORT_TERM", List.of(key, "int"), List.of()), types);
  }

  private static Descriptor agent(String type, Map<String, Shape> types) {
    return agent(new Memory("VALUE", "SHORT_TERM", List.of(type), List.of()), types);
  }

  private static Descriptor agent(Memory memory, Map<String, Shape> types) {
    return new Descriptor(
        "a.Desk",
        "a.DeskPlan",
        "desk",
        "In",
        "Out",
        "int",
        "none",
        Map.of(),
        Map.of("m", memory),
        Map.of(),
        Map.of(),
        types);
  }

  private static String type(Random random, int depth) {
    List<String> scalars = List.copyOf(SCALARS.keySet());
    return switch (depth > 2 ? random.nextInt(2) : random.nextInt(7)) {
      case 0 -> scalars.get(random.nextInt(scalars.size()));
      case 1, 2, 3 -> NAMED.get(random.nextInt(NAMED.size()));
      case 4 -> "java.util.List<" + boxed(random, depth) + ">";
      case 5 -> "java.util.Optional<" + boxed(random, depth) + ">";
      default ->
          "java.util.Map<java.lang.String, java.util.Set<%s>>".formatted(boxed(random, depth));
    };
  }

  private static String boxed(Random random, int depth) {
    String type = type(random, depth + 1);
    return type.equals("int") || !SCALARS.containsKey(type) || type.contains(".")
        ? type.replaceFirst("^int$", "java.lang.Integer")
        : "java.lang.String";
  }

  private static Map<String, Shape> types(Random random) {
    Map<String, Shape> types = new TreeMap<>();
    types.put("R0", record(random, 1 + random.nextInt(3)));
    types.put("R1", record(random, random.nextInt(3)));
    types.put("E0", new Shape.OfEnum(1, List.of("A", "B", "C")));
    types.put("E1", new Shape.OfEnum(1, List.of("X")));
    types.put("S0", new Shape.OfSealed(List.of(leaf("R0"), leaf("R1"))));
    types.put("S1", new Shape.OfSealed(List.of(leaf("E0"))));
    return types;
  }

  private static Leaf leaf(String type, String... aliases) {
    return new Leaf(type, type, List.of(aliases));
  }

  private static Shape record(Random random, int size) {
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      components.add(new Component("c" + i, type(random, 1)));
    }
    return new Shape.OfRecord(1, components);
  }

  private static Map<String, Shape> changed(Map<String, Shape> before, Random random) {
    Map<String, Shape> now = new TreeMap<>();
    before.forEach((name, shape) -> now.put(name, changed(shape, random)));
    if (random.nextInt(12) == 0) {
      now.put("R1", before.get("E1"));
    }
    return now;
  }

  private static Shape changed(Shape shape, Random random) {
    if (random.nextInt(3) > 0) {
      return shape;
    }
    if (shape instanceof Shape.OfRecord record) {
      List<Component> components = new ArrayList<>(record.components());
      switch (random.nextInt(4)) {
        case 0 -> components.add(new Component("added", type(random, 1)));
        case 1 -> Collections.shuffle(components, random);
        case 2 ->
            components.replaceAll(
                each -> new Component(each.name(), random.nextBoolean() ? "long" : each.type()));
        default -> components.removeIf(each -> random.nextBoolean());
      }
      return new Shape.OfRecord(1 + random.nextInt(2), components);
    } else if (shape instanceof Shape.OfEnum constants) {
      return random.nextBoolean()
          ? new Shape.OfEnum(1, List.of("C", "B", "A", "X", "Y"))
          : new Shape.OfEnum(2, constants.constants().subList(0, 1));
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Shape.OfSealed(List.of(leaf("E0"), leaf("R1"), leaf("R0")));
      case 1 -> new Shape.OfSealed(List.of(leaf("E1", "E0"), leaf("R0", "R1")));
      default -> new Shape.OfSealed(List.of(leaf("R1")));
    };
  }

  private static Schema schema(String type, Map<String, Shape> types) {
    return new Schemas(types).of(type);
  }

  /** Schemas as the generated codecs have them: one per named type. */
  private static final class Schemas {

    private final Map<String, Shape> types;
    private final Map<String, Schema> made = new HashMap<>();

    Schemas(Map<String, Shape> types) {
      this.types = types;
    }

    Schema of(String type) {
      Shape shape = types.get(type);
      if (shape != null) {
        Schema known = made.get(type);
        if (known == null) {
          known = of(type, shape);
          made.put(type, known);
        }
        return known;
      }
      int bracket = type.indexOf('<');
      if (bracket < 0) {
        return new Schema.Scalar(SCALARS.get(type), 1);
      }
      String inner = type.substring(bracket + 1, type.length() - 1);
      return switch (type.substring(0, bracket)) {
        case "java.util.List" -> new Schema.Container("list", List.of(of(inner)));
        case "java.util.Set" -> new Schema.Container("set", List.of(of(inner)));
        case "java.util.Optional" -> new Schema.Container("optional", List.of(of(inner)));
        default -> {
          int comma = inner.indexOf(", ");
          yield new Schema.Container(
              "map", List.of(of(inner.substring(0, comma)), of(inner.substring(comma + 2))));
        }
      };
    }

    private Schema of(String name, Shape shape) {
      if (shape instanceof Shape.OfRecord record) {
        return new Schema.Record(
            name,
            (int) record.version(),
            record.components().stream()
                .map(
                    each ->
                        new Schema.Field(
                            each.name(), !isPrimitive(each.type()), later(each.type())))
                .toList());
      } else if (shape instanceof Shape.OfEnum constants) {
        return new Schema.Enum(name, (int) constants.version(), constants.constants());
      }
      return new Schema.Sealed(
          name,
          ((Shape.OfSealed) shape)
              .leaves().stream()
                  .map(each -> new Schema.Case(each.name(), each.aliases(), later(each.type())))
                  .toList());
    }

    private Supplier<Schema> later(String type) {
      return () -> of(type);
    }

    private static boolean isPrimitive(String type) {
      return SCALARS.containsKey(type) && !type.contains(".");
    }
  }
}
