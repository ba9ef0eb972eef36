package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SchemaTextTest {

  private static Schema.Record record(String name, int version, Schema.Field... fields) {
    return new Schema.Record(name, version, List.of(fields));
  }

  private static Schema.Field field(String name, Codec<?> codec) {
    return new Schema.Field(name, false, codec::schema);
  }

  @Test
  void of_record_namesEveryTypeOnce() {
    assertThat(SchemaText.of(Codecs.list(Flight.FlightCodec.INSTANCE).schema()))
        .isEqualTo(
            """
            list<dev.x.Flight>
            dev.x.Flight: record 1 {departure: LocalDateTime?, delayMinutes: int, load: double, \
            cancelled: boolean, status: dev.x.Status?, stops: list<dev.x.Stop>?, tags: set<String>?, \
            fares: map<String, BigDecimal>?, gate: optional<String>?}
            dev.x.Status: enum 1 {SCHEDULED, DEPARTED}
            dev.x.Stop: record 2 {airport: String?, minutes: short}""");
  }

  @Test
  void of_typeThatContainsItself_ends() {
    assertThat(SchemaText.of(Tree.TreeCodec.INSTANCE.schema()))
        .isEqualTo(
            """
            dev.x.Tree
            dev.x.Tree: sealed {dev.x.Leaf: dev.x.Leaf, dev.x.Branch: dev.x.Branch}
            dev.x.Leaf: record 1 {label: String?}
            dev.x.Branch: record 1 {children: list<dev.x.Tree>?}""");
  }

  @Test
  void of_strangeNamesAndVersions_areKept() throws Exception {
    Schema schema =
        record(
            "a \"name\"\n",
            -3,
            field("übel", codec(new Schema.Scalar("x{}", 7))),
            field("list", codec(new Schema.Scalar("list", 1))),
            field("e", codec(new Schema.Enum("E", 1, List.of()))));
    String text = SchemaText.of(schema);
    assertThat(text)
        .isEqualTo(
            """
            "a \\u0022name\\u0022\\u000a"
            "a \\u0022name\\u0022\\u000a": record -3 {"\\u00fcbel": "x{}", list: list, e: E}
            "x{}": scalar 7
            E: enum 1 {}""");
    assertThat(SchemaText.of(SchemaText.parse(text))).isEqualTo(text);
  }

  private static Codec<String> codec(Schema schema) {
    return new Codec<>() {
      @Override
      public Schema schema() {
        return schema;
      }

      @Override
      public void write(String value, ValueWriter out) {}

      @Override
      public String read(ValueReader in) {
        return "";
      }
    };
  }

  @Test
  void of_twoTypesOfOneName_isRefused() {
    Schema schema =
        record(
            "A",
            1,
            field("one", codec(new Schema.Scalar("B", 1))),
            field("two", codec(record("B", 1))));
    assertThatThrownBy(() -> SchemaText.of(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("two types have the stored name B: ");
  }

  @Property
  <T> void parse_anySchema_givesTheSameText(@ForAll Typed<T> typed) throws Exception {
    String text = SchemaText.of(typed.codec().schema());
    Schema parsed = SchemaText.parse(text);
    assertThat(SchemaText.of(parsed)).isEqualTo(text);
    assertThat(SchemaText.differences(parsed, typed.codec().schema())).isEmpty();
  }

  @Property(tries = 300)
  void parse_cutText_isReadOrRefused(@ForAll Typed<?> typed, @ForAll int at, @ForAll char c) {
    StringBuilder text = new StringBuilder(SchemaText.of(typed.codec().schema()));
    text.setCharAt(Math.floorMod(at, text.length()), c);
    try {
      SchemaText.of(SchemaText.parse(text.toString()));
    } catch (CodecException e) {
      assertThat(e).hasMessageStartingWith("schema text, character ");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("have the stored name");
    }
  }

  @Test
  void parse_nestedWithoutEnd_isRefused() {
    assertThatThrownBy(() -> SchemaText.parse("list<".repeat(100_000)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void differences_ofRecords_areNamedByComponent() {
    Schema then =
        record(
            "dev.x.Flight",
            1,
            field("delayMinutes", Codecs.INT),
            field("gone", Codecs.STRING),
            field("legs", Codecs.list(codec(record("Leg", 1, field("at", Codecs.LOCAL_DATE))))),
            field("status", Codecs.STRING));
    Schema now =
        record(
            "dev.x.Flight",
            2,
            field("delayMinutes", Codecs.LONG),
            new Schema.Field("status", true, Codecs.STRING::schema),
            field("legs", Codecs.list(codec(record("Leg", 1, field("at", Codecs.INSTANT))))),
            field("new", Codecs.STRING));
    assertThat(SchemaText.differences(then, now).stream().map(Object::toString))
        .containsExactly(
            "dev.x.Flight: version 1 → 2",
            "dev.x.Flight.gone: removed",
            "dev.x.Flight.new: added",
            "dev.x.Flight.delayMinutes: int → long",
            "Leg.at: LocalDate → Instant (cannot be read)",
            "dev.x.Flight.status: may now be absent");
  }

  @Test
  void differences_ofLeavesAndConstants_areNamed() {
    Schema a = record("A", 1);
    Schema then =
        new Schema.Sealed(
            "S",
            List.of(
                new Schema.Case("A", () -> a),
                new Schema.Case("B", () -> new Schema.Enum("E", 1, List.of("X", "Y"))),
                new Schema.Case("C", () -> a)));
    Schema now =
        new Schema.Sealed(
            "S",
            List.of(
                new Schema.Case("N", List.of("A"), () -> a),
                new Schema.Case("B", () -> new Schema.Enum("E", 1, List.of("Y", "Z"))),
                new Schema.Case("D", () -> a)));
    assertThat(SchemaText.differences(then, now).stream().map(Object::toString))
        .containsExactly(
            "S: leaf A → N",
            "E: constant X removed (cannot be read)",
            "E: constant Z added",
            "S: leaf C removed (cannot be read)",
            "S: leaf D added");
  }

  @Test
  void differences_ofContainers_areOfTheWhole() {
    assertThat(
            SchemaText.differences(
                Codecs.list(Codecs.list(Codecs.INT)).schema(),
                Codecs.list(Codecs.set(Codecs.INT)).schema()))
        .containsExactly(
            new SchemaDifference("the value", "list<list<int>> → list<set<int>>", false));
  }
}
