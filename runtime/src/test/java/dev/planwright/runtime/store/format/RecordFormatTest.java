package dev.planwright.runtime.store.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunBegun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

  private static final byte[] ADDRESS = {9, 9};
  private static final PayloadChain CHAIN = PayloadChain.plain();
  private static final Path SAMPLE = Path.of("src/test/resources/golden/records-1.txt");

  @Property(tries = 500)
  void record_writtenAndRead_isTheSame(@ForAll("records") JournalRecord record) {
    byte[] data = RecordFormat.encode(record, ADDRESS, CHAIN);
    assertThat(Records.describe(read(data))).isEqualTo(Records.describe(record));
  }

  @Property(tries = 500)
  void record_anyByteChanged_isRefused(
      @ForAll("records") JournalRecord record,
      @ForAll @IntRange(max = 1 << 16) int at,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] data = RecordFormat.encode(record, ADDRESS, CHAIN);
    data[at % data.length] ^= (byte) (1 << bit);
    assertThatThrownBy(() -> read(data)).isInstanceOf(JournalException.class);
  }

  @Provide
  Arbitrary<JournalRecord> records() {
    return Records.any();
  }

  @Test
  void record_ofAnotherAddress_isRefused() {
    byte[] data = RecordFormat.encode(call(new Outcome.Ambiguous()), ADDRESS, CHAIN);
    assertThatThrownBy(
            () -> RecordFormat.decode(data, new byte[] {9, 8}, Records.KEY, Records.RUN, CHAIN))
        .hasMessageContaining("damaged");
  }

  @Test
  void record_ofNewerVersion_saysSo() {
    byte[] data = new FieldWriter(8).octet(2).octet(1).sealed(ADDRESS);
    assertThatThrownBy(() -> read(data))
        .hasMessage("of version 2, but this Planwright reads version 1: use a newer one");
  }

  @Test
  void record_ofUnknownKind_saysSo() {
    byte[] data = new FieldWriter(8).octet(1).octet(99).sealed(ADDRESS);
    assertThatThrownBy(() -> read(data)).hasMessage("of unknown kind 99");
  }

  @Test
  void record_withMoreBehindIt_saysSo() {
    byte[] data =
        new FieldWriter(8).octet(1).octet(1).bytes(new byte[3]).number(5).octet(7).sealed(ADDRESS);
    assertThatThrownBy(() -> read(data)).hasMessage("1 bytes too many");
  }

  @Test
  void record_withOversizedField_isRefusedOnBothSides() {
    String path = "x".repeat(FieldWriter.MAX_TEXT + 1);
    assertThatThrownBy(
            () ->
                RecordFormat.encode(
                    new ActionFailed(Records.KEY, 1, path, "a", 0, 0), ADDRESS, CHAIN))
        .hasMessage("path is 1048577 bytes long, the limit is 1048576");
    byte[] data = new FieldWriter(8).octet(1).octet(2).bytes(path.getBytes(UTF_8)).sealed(ADDRESS);
    assertThatThrownBy(() -> read(data))
        .hasMessage("path is 1048577 bytes long, the limit is 1048576");
    byte[] cut = new FieldWriter(8).octet(1).octet(2).number(900).sealed(ADDRESS);
    assertThatThrownBy(() -> read(cut)).hasMessage("it ends in the middle of a field");
  }

  @Test
  void record_withPayload_addsLittle() {
    byte[] payload = new byte[100];
    JournalRecord record =
        new CallRecord(
            Records.KEY,
            1,
            "/track>com.example.desk.DisruptionDesk$Disruption#0",
            "rebook",
            "rebook",
            0,
            0,
            "00112233445566778899aabbccddeeff",
            new Outcome.Succeeded("java.lang.String", payload));
    assertThat(RecordFormat.encode(record, ADDRESS, CHAIN).length - payload.length)
        .isLessThanOrEqualTo(140);
  }

  /** Stored data outlives its writer: what version 1 wrote is read by every later version. */
  @Test
  void sample_ofVersion1_isRead() throws IOException {
    List<String> expected = Files.readAllLines(SAMPLE, UTF_8);
    List<String> found = new ArrayList<>();
    for (String line : expected) {
      String hex = line.substring(0, line.indexOf(' '));
      found.add(hex + " " + Records.describe(read(HexFormat.of().parseHex(hex))));
    }
    assertThat(found).isEqualTo(expected).hasSize(10);
  }

  @Test
  void sample_ofVersion1_isWhatIsWritten() throws IOException {
    List<String> written = new ArrayList<>();
    for (JournalRecord record : samples()) {
      byte[] data = RecordFormat.encode(record, ADDRESS, CHAIN);
      written.add(HexFormat.of().formatHex(data) + " " + Records.describe(record));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.write(SAMPLE, written);
    }
    assertThat(Files.readAllLines(SAMPLE, UTF_8)).isEqualTo(written);
  }

  private static List<JournalRecord> samples() {
    return List.of(
        new RunBegun(Records.KEY, Records.RUN, new byte[] {1, 2, -3, 4}, 1_000_000_000_000L),
        new ActionFailed(Records.KEY, Records.RUN, "/track>Storm#1", "warn", 3, 1_000L),
        call(new CallEvent.Begun(2, CallEvent.NO_DEADLINE)),
        call(new CallEvent.TryFailed(1, new Outcome.Failed("java.io.IOException", null, true), 9)),
        call(new Outcome.Succeeded("java.lang.String", "{\"ok\":true}".getBytes(UTF_8))),
        call(new Outcome.Succeeded("java.lang.String", null)),
        call(new Outcome.Failed("java.lang.IllegalStateException", "größer als 1", false)),
        call(new Outcome.Unrecordable("Big", -1, "", "too large")),
        call(new Outcome.Ambiguous()),
        new RunBegun(Records.KEY, Records.RUN, new byte[0], Long.MIN_VALUE));
  }

  private static CallRecord call(CallEvent event) {
    return new CallRecord(
        Records.KEY, Records.RUN, "/track>Storm#0", "warn", "page", 300, 1, "00ff", event);
  }

  private static JournalRecord read(byte[] data) {
    return RecordFormat.decode(data, ADDRESS, Records.KEY, Records.RUN, CHAIN);
  }
}
