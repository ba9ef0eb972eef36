package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Codec<Tree> TREES = Tree.TreeCodec.INSTANCE;

  @Test
  void encode_nestedTooDeep_isRefusedInBothFormats() {
    Tree tree = Tree.nested(100);
    assertThatThrownBy(() -> BinaryFormat.encode(TREES, tree))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("<dev.x.Branch>")
        .hasMessageEndingWith("nested deeper than the limit of 256 levels");
    assertThatThrownBy(() -> JsonFormat.encode(TREES, tree))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith("nested deeper than the limit of 256 levels");
  }

  @Test
  void decode_nestedTooDeep_isRefusedInBothFormats() throws Exception {
    Limits deep = new Limits(1000, 1 << 20);
    Tree tree = Tree.nested(300);
    byte[] binary = BinaryFormat.encode(TREES, tree, deep);
    byte[] json = JsonFormat.encode(TREES, tree, deep);
    assertThat(BinaryFormat.decode(TREES, binary, deep)).isEqualTo(tree);
    assertThat(JsonFormat.decode(TREES, json, deep)).isEqualTo(tree);
    assertThatThrownBy(() -> BinaryFormat.decode(TREES, binary))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith("nested deeper than the limit of 256 levels");
    assertThatThrownBy(() -> JsonFormat.decode(TREES, json))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith("nested deeper than the limit of 256 levels");
  }

  @Test
  void decode_nestedInSkippedComponent_isRefusedOrSkipped() throws Exception {
    byte[] nested = new byte[100_000];
    Arrays.fill(nested, (byte) 0x81);
    nested[0] = (byte) 0x82;
    nested[1] = (byte) 0x61;
    nested[2] = (byte) 'x';
    assertThatThrownBy(() -> BinaryFormat.decode(Flight.StopCodec.INSTANCE, nested))
        .isInstanceOf(CodecException.class);
    String json = "{\"unknown\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> JsonFormat.parse(Flight.StopCodec.INSTANCE, json))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void encode_tooLarge_isRefusedInBothFormats() {
    Limits small = new Limits(256, 1000);
    String text = "x".repeat(1001);
    assertThatThrownBy(() -> BinaryFormat.encode(Codecs.STRING, text, small))
        .hasMessage("the value: larger than the limit of 1000 bytes");
    assertThatThrownBy(() -> JsonFormat.encode(Codecs.STRING, text, small))
        .hasMessage("the value: larger than the limit of 1000 bytes");
    assertThatThrownBy(() -> BinaryFormat.decode(Codecs.STRING, new byte[1001], small))
        .hasMessage("the value: larger than the limit of 1000 bytes");
    assertThatThrownBy(() -> JsonFormat.decode(Codecs.STRING, new byte[1001], small))
        .hasMessage("the value: larger than the limit of 1000 bytes");
  }

  @Test
  void decode_claimsToBeHuge_needsNoMemory() {
    byte[] list = {(byte) 0x9A, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1};
    byte[] text = {(byte) 0x7B, 0x7F, 0, 0, 0, 0, 0, 0, 0};
    byte[] map = {(byte) 0xBA, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 1};
    assertThatThrownBy(() -> BinaryFormat.decode(Codecs.list(Codecs.INT), list))
        .hasMessage("the value: the data ends inside it");
    assertThatThrownBy(() -> BinaryFormat.decode(Codecs.STRING, text))
        .hasMessage("the value: the data ends inside it");
    assertThatThrownBy(() -> BinaryFormat.decode(Codecs.map(Codecs.INT, Codecs.INT), map))
        .hasMessage("the value: the data ends inside it");
  }

  @Test
  void encode_nullInCollection_saysWhere() {
    List<String> list = new ArrayList<>(List.of("a", "b"));
    list.add(null);
    assertThatThrownBy(() -> BinaryFormat.encode(Codecs.list(Codecs.STRING), list))
        .hasMessageEndingWith("element 2 of a list is null, which cannot be stored");
    assertThatThrownBy(
            () -> JsonFormat.encode(Codecs.set(Codecs.STRING), Collections.singleton(null)))
        .hasMessageEndingWith("element 0 of a set is null, which cannot be stored");
    assertThatThrownBy(
            () ->
                BinaryFormat.encode(
                    Codecs.map(Codecs.STRING, Codecs.INT), Collections.singletonMap("k", null)))
        .hasMessageEndingWith("the value of key k of a map is null, which cannot be stored");
    assertThatThrownBy(
            () ->
                BinaryFormat.encode(
                    Codecs.map(Codecs.STRING, Codecs.INT), Collections.singletonMap(null, 1)))
        .hasMessageEndingWith("a key of a map is null, which cannot be stored");
  }

  @Test
  void decode_constructorRefuses_isCodecException() throws Exception {
    byte[] data = BinaryFormat.encode(Codecs.list(Codecs.STRING), List.of("refused"));
    assertThatThrownBy(() -> BinaryFormat.decode(Tree.LeafCodec.INSTANCE, data))
        .isInstanceOf(CodecException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value: java.lang.IllegalArgumentException: a label that is refused");
  }

  @Test
  void write_codecBreaksItsContract_isNamed() {
    assertBroken(
        "reads more values here",
        (value, out) -> {
          out.writeInt(1);
          out.writeInt(2);
        });
    assertBroken(
        "fewer values here",
        (value, out) -> {
          out.beginList(2);
          out.writeInt(1);
          out.endList();
        });
    assertBroken(
        "ends a MAP here",
        (value, out) -> {
          out.beginList(0);
          out.endMap();
        });
    assertBroken("is not in a RECORD here", (value, out) -> out.field(0));
    Schema.Record record = Flight.StopCodec.INSTANCE.schema();
    assertBroken(
        "writes field number 0 here",
        (value, out) -> {
          out.beginRecord(record);
          out.field(1);
          out.writeInt(1);
          out.field(0);
        });
    assertBroken(
        "writes no value for this field",
        (value, out) -> {
          out.beginRecord(record);
          out.field(0);
          out.field(1);
        });
  }

  @Test
  void read_codecBreaksItsContract_isNamed() throws Exception {
    Codec<String> codec =
        ScalarCodec.of(
            "broken", (value, out) -> out.writeString(value), in -> String.valueOf(in.hasNext()));
    byte[] data = BinaryFormat.encode(codec, "");
    assertThatThrownBy(() -> BinaryFormat.decode(codec, data))
        .hasMessage("the value: its codec is not in a list or map here");
    assertThatThrownBy(() -> JsonFormat.parse(codec, "\"\""))
        .hasMessage("the value: its codec is not in a list or map here");
    assertThatThrownBy(() -> JsonFormat.parse(Codecs.STRING, "\"\uD800\""))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("half a character");
  }

  private static void assertBroken(String message, ScalarCodec.Put<String> write) {
    Codec<String> codec = ScalarCodec.of("broken", write, ValueReader::readString);
    assertThatThrownBy(() -> BinaryFormat.encode(codec, ""))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> JsonFormat.encode(codec, ""))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_collections_cannotBeChanged() throws Exception {
    Codec<Map<String, List<Integer>>> codec = Codecs.map(Codecs.STRING, Codecs.list(Codecs.INT));
    Map<String, List<Integer>> read =
        BinaryFormat.decode(codec, BinaryFormat.encode(codec, Map.of("a", List.of(1))));
    assertThatThrownBy(() -> read.clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.get("a").add(1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void new_senseless_isRefused() {
    assertThatThrownBy(() -> new Limits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(5000, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
