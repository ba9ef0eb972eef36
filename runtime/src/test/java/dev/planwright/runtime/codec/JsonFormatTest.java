package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

  static final Flight FLIGHT =
      new Flight(
          LocalDateTime.of(2026, 1, 31, 9, 5),
          42,
          Double.NaN,
          false,
          Flight.Status.DEPARTED,
          List.of(new Flight.Stop("Zürich", (short) -3), new Flight.Stop(null, (short) 0)),
          new LinkedHashSet<>(List.of("b", "a")),
          new LinkedHashMap<>(Map.of("eco", new BigDecimal("99.90"))),
          Optional.of("A\"1"));

  @Test
  void print_record_isForPeople() throws Exception {
    assertThat(JsonFormat.print(Flight.FlightCodec.INSTANCE, FLIGHT))
        .isEqualTo(
            """
            {"departure":"2026-01-31T09:05","delayMinutes":42,"load":"NaN","cancelled":false,\
            "status":"DEPARTED","stops":[{"airport":"Zürich","minutes":-3},\
            {"airport":null,"minutes":0}],"tags":["b","a"],"fares":{"eco":"99.90"},\
            "gate":["A\\"1"]}""");
  }

  @Test
  void print_sealed_namesTheLeaf() throws Exception {
    assertThat(
            JsonFormat.print(Tree.TreeCodec.INSTANCE, new Tree.Branch(List.of(new Tree.Leaf("x")))))
        .isEqualTo("{\"dev.x.Branch\":{\"children\":[{\"dev.x.Leaf\":{\"label\":\"x\"}}]}}");
  }

  @Test
  void print_mapWithoutTextKeys_isPairs() throws Exception {
    Codec<Map<Integer, Map<String, Instant>>> codec =
        Codecs.map(Codecs.INT, Codecs.map(Codecs.STRING, Codecs.INSTANT));
    Map<Integer, Map<String, Instant>> value = new LinkedHashMap<>();
    value.put(2, Map.of("at", Instant.EPOCH));
    value.put(1, Map.of());
    assertThat(JsonFormat.print(codec, value))
        .isEqualTo("[[2,{\"at\":\"1970-01-01T00:00:00Z\"}],[1,{}]]");
    assertThat(JsonFormat.print(codec, Map.of())).isEqualTo("{}");
  }

  @Test
  void parse_componentsInAnyOrderAndUnknownOnes_isRead() throws Exception {
    assertThat(
            JsonFormat.parse(
                Flight.StopCodec.INSTANCE,
                " { \"x\" : {\"y\":[1,{}]}, \"minutes\" : 5 , \"airport\" : \"JFK\", \"z\":null}"))
        .isEqualTo(new Flight.Stop("JFK", (short) 5));
    assertThat(JsonFormat.parse(Flight.StopCodec.INSTANCE, "{}"))
        .isEqualTo(new Flight.Stop(null, (short) 0));
  }

  @Test
  void parse_longs_areExact() throws Exception {
    Codec<List<Long>> codec = Codecs.list(Codecs.LONG);
    List<Long> value = List.of(Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);
    assertThat(JsonFormat.decode(codec, JsonFormat.encode(codec, value))).isEqualTo(value);
    assertThatThrownBy(() -> JsonFormat.parse(codec, "[9223372036854775808]"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("[0]: ")
        .hasMessageContaining("9223372036854775808");
  }

  @Test
  void parse_mapInOtherForm_isRead() throws Exception {
    Codec<Map<String, Integer>> codec = Codecs.map(Codecs.STRING, Codecs.INT);
    assertThat(JsonFormat.parse(codec, "[[\"a\",1],[\"b\",2]]")).isEqualTo(Map.of("a", 1, "b", 2));
    assertThat(JsonFormat.parse(codec, "[]")).isEqualTo(Map.of());
    assertThatThrownBy(() -> JsonFormat.parse(codec, "{\"a\":1,\"a\":2}"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("Duplicate field 'a'");
    assertThatThrownBy(() -> JsonFormat.parse(codec, "[[\"a\",1],[\"a\",2]]"))
        .hasMessage("{value 1}: a map that holds a key twice");
    assertThatThrownBy(() -> JsonFormat.parse(codec, "[[\"a\",1,2]]"))
        .hasMessage("{value 0}: expected the end of the pair, found a whole number");
  }

  @Test
  void parse_wrongTypes_saysWhereAndWhat() {
    assertRefused("{\"delayMinutes\":null}", ".delayMinutes: expected a whole number, found null");
    assertRefused(
        "{\"delayMinutes\":1.5}", ".delayMinutes: expected a whole number, found a number");
    assertRefused("{\"cancelled\":\"no\"}", ".cancelled: expected true or false, found text");
    assertRefused("{\"load\":\"heavy\"}", ".load: expected a number, found text");
    assertRefused(
        "{\"stops\":[{\"airport\":[]}]}", ".stops[0].airport: expected text, found an array");
    assertRefused(
        "{\"status\":\"LATE\"}",
        ".status: dev.x.Status has no constant LATE; it has [SCHEDULED, DEPARTED]");
    assertRefused("{\"fares\":{\"eco\":\"\"}}", ".fares{value 0}: java.lang.NumberFormatException");
    assertRefused(
        "{\"departure\":\"soon\"}", ".departure: java.time.format.DateTimeParseException");
    assertRefused("{\"stops\":[null]}", ".stops[0]: expected an object, found null");
    assertRefused("{} {}", ": more data behind it");
    assertRefused("", ": the data ends inside it");
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> JsonFormat.parse(Flight.FlightCodec.INSTANCE, json))
        .isInstanceOf(CodecException.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.replace("the value:", "dev.x.Flight:"))
                    .startsWith("dev.x.Flight" + message));
  }

  @Test
  void encode_keysPartlyText_isRefused() {
    Codec<Object> mixed =
        ScalarCodec.of(
            "mixed",
            (value, out) -> {
              if (value instanceof Integer number) {
                out.writeInt(number);
              } else {
                out.writeString((String) value);
              }
            },
            ValueReader::readString);
    Map<Object, Boolean> value = new LinkedHashMap<>();
    value.put("a", true);
    value.put(1, true);
    assertThatThrownBy(() -> JsonFormat.encode(Codecs.map(mixed, Codecs.BOOLEAN), value))
        .isInstanceOf(CodecException.class)
        .hasMessage("{key 1}: the keys of a map must all be text, or none");
  }

  @Test
  void jacksonCodec_ofForeignType_roundTrips() throws Exception {
    JacksonCodec<Map<String, List<Integer>>> codec =
        JacksonCodec.of(new dev.planwright.runtime.TypeRef<Map<String, List<Integer>>>() {});
    Map<String, List<Integer>> value = new LinkedHashMap<>();
    value.put("b", List.of(1));
    value.put("a", List.of());
    assertThat(JsonFormat.print(codec, value)).isEqualTo("\"{\\\"a\\\":[],\\\"b\\\":[1]}\"");
    byte[] data = BinaryFormat.encode(codec, value);
    assertThat(BinaryFormat.decode(codec, data)).isEqualTo(value);
    assertThatThrownBy(() -> JsonFormat.parse(JacksonCodec.of(Set.class), "\"null\""))
        .isInstanceOf(CodecException.class)
        .hasMessage("the value: null, where a java.util.Set<java.lang.Object> must be");
  }
}
