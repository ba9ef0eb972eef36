package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data of yesterday's records, read by today's. */
class EvolutionTest {

  /** A record as a map of its components, so that one class can play every version of it. */
  private static final class Version extends RecordCodec<Map<String, Object>> {

    private final List<Part> parts;

    Version(String name, Part... parts) {
      super(
          new Schema.Record(
              name,
              1,
              List.of(parts).stream()
                  .map(part -> new Schema.Field(part.name, part.nullable, part.codec::schema))
                  .toList()));
      this.parts = List.of(parts);
    }

    @Override
    protected void writeFields(Map<String, Object> value, ValueWriter out) throws IOException {
      for (int i = 0; i < parts.size(); i++) {
        if (value.containsKey(parts.get(i).name)) {
          out.field(i);
          out.writeNullable(parts.get(i).codec, value.get(parts.get(i).name));
        }
      }
    }

    @Override
    protected Map<String, Object> readFields(ValueReader in) throws IOException {
      Map<String, Object> value = new HashMap<>();
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        value.put(parts.get(field).name, in.readNullable(parts.get(field).codec));
      }
      return value;
    }
  }

  private record Part(String name, boolean nullable, Codec<Object> codec) {}

  @SuppressWarnings("unchecked")
  private static Part part(String name, Codec<?> codec) {
    return new Part(name, true, (Codec<Object>) codec);
  }

  private static final Version LEG =
      new Version("Leg", part("from", Codecs.STRING), part("to", Codecs.STRING));
  private static final Version OLD =
      new Version(
          "Trip",
          part("id", Codecs.INT),
          part("removed", Codecs.map(Codecs.STRING, Codecs.list(Codecs.DOUBLE))),
          part("legs", Codecs.list(LEG)),
          part("note", Codecs.STRING));
  private static final Version NEW_LEG =
      new Version("Leg", part("to", Codecs.STRING), part("gate", Codecs.STRING));
  private static final Version NEW =
      new Version(
          "Trip",
          part("note", Codecs.STRING),
          part("added", Codecs.LONG),
          part("legs", Codecs.list(NEW_LEG)),
          part("id", Codecs.LONG));

  private static final Map<String, Object> VALUE =
      Map.of(
          "id",
          7,
          "removed",
          Map.of("x", List.of(1.0, 2.0)),
          "legs",
          List.of(Map.of("from", "JFK", "to", "LAX"), Map.of("from", "LAX", "to", "SFO")),
          "note",
          "n");
  private static final Map<String, Object> VALUE_NOW =
      Map.of("id", 7L, "legs", List.of(Map.of("to", "LAX"), Map.of("to", "SFO")), "note", "n");

  @Test
  void binary_schemaGiven_mapsComponentsByName() throws Exception {
    byte[] data = BinaryFormat.encode(OLD, VALUE);
    assertThat(BinaryFormat.decode(NEW, data, OLD.schema())).isEqualTo(VALUE_NOW);
    Schema parsed = SchemaText.parse(SchemaText.of(OLD.schema()));
    assertThat(BinaryFormat.decode(NEW, data, parsed)).isEqualTo(VALUE_NOW);
  }

  @Test
  void decoder_manyValues_readsEachAsItIsNow() throws Exception {
    BinaryDecoder<Map<String, Object>> decoder = new BinaryDecoder<>(NEW, OLD.schema());
    byte[] data = BinaryFormat.encode(OLD, VALUE);
    assertThat(decoder.decode(data)).isEqualTo(VALUE_NOW);
    assertThat(decoder.decode(data)).isEqualTo(VALUE_NOW);
    assertThat(new BinaryDecoder<>(OLD, OLD.schema()).decode(data)).isEqualTo(VALUE);
  }

  @Test
  void decode_oneTypeThatBecameTwo_mapsEachOnItsOwn() throws Exception {
    Version then = new Version("Pair", part("one", LEG), part("other", LEG));
    Version now = new Version("Pair", part("other", NEW_LEG), part("one", LEG));
    Map<String, Object> leg = Map.of("from", "a", "to", "b");
    byte[] data = BinaryFormat.encode(then, Map.of("one", leg, "other", leg));
    assertThat(BinaryFormat.decode(now, data, then.schema()))
        .isEqualTo(Map.of("one", leg, "other", Map.of("to", "b")));
  }

  @Test
  void json_otherSchema_mapsComponentsByName() throws Exception {
    assertThat(JsonFormat.decode(NEW, JsonFormat.encode(OLD, VALUE))).isEqualTo(VALUE_NOW);
  }

  @Test
  void binary_schemaNotGiven_isRefused() throws Exception {
    Version longer = new Version("Leg", part("from", Codecs.STRING));
    byte[] data = BinaryFormat.encode(LEG, Map.of("from", "a", "to", "b"));
    assertThatThrownBy(() -> BinaryFormat.decode(longer, data))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "Leg: 2 components, where the schema of Leg has 1: it was written with another one");
  }

  @Test
  void binary_componentLeftOut_keepsDefault() throws Exception {
    byte[] data = BinaryFormat.encode(LEG, Map.of("to", "b"));
    assertThat(BinaryFormat.decode(LEG, data)).isEqualTo(Map.of("to", "b"));
    byte[] other = BinaryFormat.encode(LEG, Map.of("from", "b"));
    assertThat(BinaryFormat.decode(LEG, other)).isEqualTo(Map.of("from", "b"));
  }

  @Test
  void binary_typeChangedBeyondReading_namesBothTypes() throws Exception {
    Version then = new Version("Leg", part("from", Codecs.LOCAL_DATE));
    Version now = new Version("Leg", part("from", Codecs.LONG));
    byte[] data = BinaryFormat.encode(then, Map.of("from", java.time.LocalDate.EPOCH));
    assertThatThrownBy(() -> BinaryFormat.decode(now, data, then.schema()))
        .isInstanceOf(CodecException.class)
        .hasMessage("Leg.from: was written as LocalDate, which cannot be read as long");
  }

  @Test
  void json_typeChanged_saysWhereAndWhat() throws Exception {
    byte[] data = JsonFormat.encode(OLD, VALUE);
    Version now =
        new Version("Trip", part("legs", Codecs.list(new Version("Leg", part("to", Codecs.INT)))));
    assertThatThrownBy(() -> JsonFormat.decode(now, data))
        .isInstanceOf(CodecException.class)
        .hasMessage("Trip.legs[0].to: expected a whole number, found text");
  }

  /** A sealed type of records without components. */
  private static final class Kinds extends SealedCodec<String> {

    private final List<String> names;

    @SafeVarargs
    @SuppressWarnings("varargs")
    private Kinds(List<Schema.Case> cases, java.util.function.Supplier<Codec<String>>... codecs) {
      super(new Schema.Sealed("Kind", cases), codecs);
      names = cases.stream().map(Schema.Case::name).toList();
    }

    @SuppressWarnings("unchecked")
    static Kinds of(Schema.Case... cases) {
      List<java.util.function.Supplier<Codec<String>>> codecs = new ArrayList<>();
      for (Schema.Case each : cases) {
        Codec<String> codec = new Marker((Schema.Record) each.schema().get());
        codecs.add(() -> codec);
      }
      return new Kinds(List.of(cases), codecs.toArray(java.util.function.Supplier[]::new));
    }

    @Override
    protected int caseOf(String value) {
      return names.indexOf(value);
    }
  }

  private static final class Marker extends RecordCodec<String> {

    Marker(Schema.Record schema) {
      super(schema);
    }

    @Override
    protected void writeFields(String value, ValueWriter out) {}

    @Override
    protected String readFields(ValueReader in) throws IOException {
      assertThat(in.nextField()).isEqualTo(ValueReader.END);
      return schema().name();
    }
  }

  private static Schema.Case leaf(String name, String... aliases) {
    return new Schema.Case(name, List.of(aliases), () -> new Schema.Record(name, 1, List.of()));
  }

  private static final Kinds KINDS = Kinds.of(leaf("A"), leaf("B"), leaf("C"));

  @Test
  void leaf_otherOrderAndRenamed_isFound() throws Exception {
    Kinds now = Kinds.of(leaf("C"), leaf("New", "B"), leaf("A"));
    for (String name : List.of("A", "C")) {
      byte[] data = BinaryFormat.encode(KINDS, name);
      assertThat(BinaryFormat.decode(now, data, KINDS.schema())).isEqualTo(name);
    }
    byte[] renamed = BinaryFormat.encode(KINDS, "B");
    assertThat(BinaryFormat.decode(now, renamed, KINDS.schema())).isEqualTo("New");
    assertThat(JsonFormat.parse(now, "{\"B\":{}}")).isEqualTo("New");
  }

  @Test
  void leaf_removed_isNamed() throws Exception {
    Kinds now = Kinds.of(leaf("A"), leaf("C"));
    byte[] data = BinaryFormat.encode(KINDS, "B");
    assertThatThrownBy(() -> BinaryFormat.decode(now, data, KINDS.schema()))
        .hasMessage("the value: B is no leaf of Kind; it has [A, C]");
    assertThatThrownBy(() -> JsonFormat.parse(now, "{\"B\":{}}"))
        .hasMessage("the value: B is no leaf of Kind; it has [A, C]");
  }

  @Test
  void leaf_notKnownToCodec_isNamed() {
    assertThatThrownBy(() -> BinaryFormat.encode(KINDS, "D"))
        .isInstanceOf(CodecException.class)
        .hasMessage("the value: java.lang.String is no leaf of Kind that its codec knows");
  }

  @Test
  void numbers_widened_areRead() throws Exception {
    byte[] five = BinaryFormat.encode(Codecs.INT, -5);
    assertThat(BinaryFormat.decode(Codecs.LONG, five, Codecs.INT.schema())).isEqualTo(-5L);
    assertThat(BinaryFormat.decode(Codecs.DOUBLE, five, Codecs.INT.schema())).isEqualTo(-5.0);
    byte[] half = BinaryFormat.encode(Codecs.FLOAT, 0.5f);
    assertThat(BinaryFormat.decode(Codecs.DOUBLE, half)).isEqualTo(0.5);
    byte[] large = BinaryFormat.encode(Codecs.LONG, 1L << 40);
    assertThatThrownBy(() -> BinaryFormat.decode(Codecs.INT, large))
        .hasMessage("the value: 1099511627776 is no int");
  }
}
