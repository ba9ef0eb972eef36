package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Desk.Approval;
import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerializerTest {

  private static final Path SAVED = Path.of("src/test/resources/saved/serializers-format-1.hex");

  @SuppressWarnings("unchecked")
  private static final Codec<Object> TEXT = (Codec<Object>) (Codec<?>) Codecs.STRING;

  @Test
  void codecSerializer_readsWhatItWrote_alsoAfterItWasShipped() throws Exception {
    TypeSerializer<Message> serializer =
        AgentTypes.of(new DeskPlan(), Message.class).createSerializer(null);
    TypeSerializer<Message> shipped = InstantiationUtil.clone(serializer);
    for (Message message : List.of(new Order("ann", "tea", 3), new Approval("ann", -1))) {
      assertThat(read(shipped, write(serializer, message))).isEqualTo(message);
      assertThat(serializer.copy(message)).isSameAs(message);
    }
    assertThat(shipped).isEqualTo(serializer).hasSameHashCodeAs(serializer);
    assertThat(serializer)
        .isNotEqualTo(AgentTypes.of(new DeskPlan(), Notice.class).createSerializer(null));
  }

  @Test
  void codecSerializer_doesNotShipReplacedResources() throws Exception {
    TypeSerializer<Notice> serializer =
        AgentTypes.of(new DeskPlan().with(Prices.class, config -> item -> "free"), Notice.class)
            .createSerializer(null);
    assertThat(restored(serializer)).isEqualTo(serializer);
  }

  @Test
  void type_thatThePlanHasNoCodecFor_isRefused_namingThoseItHas() {
    assertThatThrownBy(() -> AgentTypes.of(new DeskPlan(), Thread.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Agent desk has no codec for java.lang.Thread. It has codecs for: ")
        .hasMessageContaining(Order.class.getName());
  }

  @Test
  void deadLetter_keepsKeyInputAndEvent() throws Exception {
    TypeSerializer<DeadLetter> serializer =
        AgentTypes.of(new DeskPlan(), DeadLetter.class).createSerializer(null);
    Order order = new Order("ann", "poison", 1);
    for (Object key : List.of("ann", 7L, 7, (short) 7, (byte) 7, new UUID(1, 2))) {
      DeadLetter letter = new DeadLetter(key, order, order, "audit", "no");
      assertThat(read(serializer, write(serializer, letter))).isEqualTo(letter);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 3_000_000})
  void frame_ofAnyLength_isReadAndCopied(int length) throws Exception {
    StoredValueSerializer serializer = new StoredValueSerializer("text", null);
    byte[] written = write(serializer, StoredValue.ofBytes(new byte[length], "text"));
    assertThat(read(serializer, written).bytes("text", null)).hasSize(length);
    DataOutputSerializer copy = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(written), copy);
    assertThat(copy.getCopyOfBuffer()).isEqualTo(written);
  }

  @Test
  void frame_ofAnImpossibleLength_isRefused() {
    byte[] damaged = HexFormat.of().parseHex("ffffffff7f");
    assertThatThrownBy(() -> read(new StoredValueSerializer("text", null), damaged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Damaged");
  }

  @Test
  void storedValue_isSavedAsItsBytes_whetherOrNotItWasLookedAt() throws Exception {
    StoredValueSerializer serializer = new StoredValueSerializer("text", null);
    byte[] written = write(serializer, StoredValue.of("tea", TEXT));
    StoredValue unseen = read(serializer, written);
    assertThat(write(serializer, unseen)).isEqualTo(written);
    assertThat(unseen.value("text", TEXT)).isEqualTo("tea");
    assertThat(write(serializer, unseen)).isEqualTo(written);
  }

  @Test
  void snapshot_isReadWithoutAPlan_andFitsEqualTypesOnly() throws Exception {
    StoredValueSerializer text = new StoredValueSerializer("value memory: String", null);
    assertThat(restored(text)).isEqualTo(text);
    assertThat(compatible(text, new StoredValueSerializer("value memory: String", null))).isTrue();
    assertThat(compatible(text, new StoredValueSerializer("value memory: int", null))).isFalse();

    TypeSerializer<EncodedKey> keys = EncodedKeySerializer.INSTANCE;
    assertThat(restored(keys)).isEqualTo(keys);

    TypeSerializer<Notice> notices =
        AgentTypes.of(new DeskPlan(), Notice.class).createSerializer(null);
    assertThat(restored(notices)).isEqualTo(notices);
    assertThat(compatible(notices, notices)).isTrue();
    assertThat(
            compatible(
                notices, AgentTypes.of(new DeskPlan(), Approval.class).createSerializer(null)))
        .isFalse();
  }

  @Test
  void snapshot_ofALaterFormat_isRefused() {
    assertThatThrownBy(
            () ->
                new StoredValueSerializerSnapshot()
                    .readSnapshot(2, new DataInputDeserializer(new byte[0]), loader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "memories in format 2; this version of Planwright reads up to format 1");
  }

  @Test
  void snapshot_ofAPlanThatIsGone_saysSo() throws Exception {
    TypeSerializerSnapshot<Notice> snapshot =
        reread(new CodecSerializerSnapshot<>("dev.planwright.gone.Plan", "x", "y"));
    assertThatThrownBy(snapshot::restoreSerializer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs plan dev.planwright.gone.Plan");
  }

  @Test
  void snapshot_thatNamesNoPlan_loadsNothing() throws Exception {
    TypeSerializerSnapshot<Notice> snapshot =
        reread(new CodecSerializerSnapshot<>(Thread.class.getName(), "x", "y"));
    assertThatThrownBy(snapshot::restoreSerializer).isInstanceOf(IllegalStateException.class);
  }

  /** Bytes of format 1, written once ({@code -Dgolden.update=true}) and read for ever. */
  @Test
  void savedBytesOfFormat1_areRead() throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      writeSaved();
    }
    Properties saved = new Properties();
    try (var in = Files.newBufferedReader(SAVED)) {
      saved.load(in);
    }
    StoredValueSerializer memory = new StoredValueSerializer("value memory: String", null);
    assertThat(snapshot(saved, "memory.snapshot").restoreSerializer()).isEqualTo(memory);
    assertThat(read(memory, hex(saved, "memory.value")).value("value memory: String", TEXT))
        .isEqualTo("tea");

    assertThat(snapshot(saved, "key.snapshot").restoreSerializer())
        .isEqualTo(EncodedKeySerializer.INSTANCE);
    assertThat(read(EncodedKeySerializer.INSTANCE, hex(saved, "key.text")))
        .isEqualTo(EncodedKey.of("1"));
    assertThat(read(EncodedKeySerializer.INSTANCE, hex(saved, "key.long")))
        .isEqualTo(EncodedKey.of(1L));

    TypeSerializer<Message> messages =
        AgentTypes.of(new DeskPlan(), Message.class).createSerializer(null);
    assertThat(snapshot(saved, "codec.snapshot").restoreSerializer()).isEqualTo(messages);
    assertThat(read(messages, hex(saved, "codec.value"))).isEqualTo(new Order("ann", "tea", 3));
  }

  private static void writeSaved() throws Exception {
    StoredValueSerializer memory = new StoredValueSerializer("value memory: String", null);
    TypeSerializer<Message> messages =
        AgentTypes.of(new DeskPlan(), Message.class).createSerializer(null);
    TreeMap<String, byte[]> bytes = new TreeMap<>();
    bytes.put("memory.snapshot", snapshotBytes(memory.snapshotConfiguration()));
    bytes.put("memory.value", write(memory, StoredValue.of("tea", TEXT)));
    bytes.put("key.snapshot", snapshotBytes(EncodedKeySerializer.INSTANCE.snapshotConfiguration()));
    bytes.put("key.text", write(EncodedKeySerializer.INSTANCE, EncodedKey.of("1")));
    bytes.put("key.long", write(EncodedKeySerializer.INSTANCE, EncodedKey.of(1L)));
    bytes.put("codec.snapshot", snapshotBytes(messages.snapshotConfiguration()));
    bytes.put("codec.value", write(messages, new Order("ann", "tea", 3)));
    StringBuilder text = new StringBuilder();
    bytes.forEach(
        (name, data) ->
            text.append(name).append('=').append(HexFormat.of().formatHex(data)).append('\n'));
    Files.createDirectories(SAVED.getParent());
    Files.writeString(SAVED, text);
  }

  private static TypeSerializerSnapshot<?> snapshot(Properties saved, String name)
      throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(hex(saved, name)), loader());
  }

  private static byte[] hex(Properties saved, String name) {
    return HexFormat.of().parseHex(saved.getProperty(name));
  }

  private static <T> byte[] write(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static <T> T read(TypeSerializer<T> serializer, byte[] bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }

  private static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws IOException {
    return reread(serializer.snapshotConfiguration()).restoreSerializer();
  }

  private static <T> TypeSerializerSnapshot<T> reread(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(snapshotBytes(snapshot)), loader());
  }

  private static byte[] snapshotBytes(TypeSerializerSnapshot<?> snapshot) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return out.getCopyOfBuffer();
  }

  @SuppressWarnings("unchecked")
  private static <T> boolean compatible(TypeSerializer<T> now, TypeSerializer<?> old) {
    return now.snapshotConfiguration()
        .resolveSchemaCompatibility((TypeSerializerSnapshot<T>) old.snapshotConfiguration())
        .isCompatibleAsIs();
  }

  private static ClassLoader loader() {
    return SerializerTest.class.getClassLoader();
  }
}
