package dev.planwright.flink;

import dev.planwright.flink.SavedRun.Kind;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished runs of one key as bytes: a version, the number of runs, each run. Records are in
 * the journal's own format, sealed with their place in the run.
 */
final class SavedRunFormat {

  private static final int VERSION = 1;

  private SavedRunFormat() {}

  static byte[] write(List<SavedRun> runs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(VERSION);
    out.writeInt(runs.size());
    for (SavedRun run : runs) {
      out.writeUTF(run.kind().name());
      out.writeUTF(run.event());
      writeBytes(run.origin(), out);
      out.writeLong(run.eventTime());
      out.writeBoolean(run.recorded() != null);
      if (run.recorded() != null) {
        writeRecorded(run.recorded(), out);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param key the encoded business key that it stands under
   */
  static List<SavedRun> read(byte[] key, byte[] data) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(data));
    FormatVersion.check("unfinished runs", in.readUnsignedByte(), VERSION);
    int size = in.readInt();
    List<SavedRun> runs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      runs.add(
          new SavedRun(
              Kind.valueOf(in.readUTF()),
              in.readUTF(),
              readBytes(in),
              in.readLong(),
              in.readBoolean() ? readRecorded(key, in) : null));
    }
    return runs;
  }

  private static void writeRecorded(RecordedRun recorded, DataOutputStream out) throws IOException {
    RunHistory history = recorded.history();
    writeBytes(recorded.inputDigest(), out);
    out.writeLong(history.number());
    out.writeUTF(history.identity());
    out.writeLong(history.startMillis());
    out.writeInt(history.records().size());
    int place = 0;
    for (JournalRecord record : history.records()) {
      writeBytes(
          RecordFormat.encode(record, address(history.number(), place++), PayloadChain.plain()),
          out);
    }
  }

  private static @Nullable RecordedRun readRecorded(byte[] key, DataInputStream in)
      throws IOException {
    byte[] digest = readBytes(in);
    long number = in.readLong();
    String identity = in.readUTF();
    long startMillis = in.readLong();
    int size = in.readInt();
    List<JournalRecord> records = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      records.add(
          RecordFormat.decode(
              readBytes(in), address(number, place), key, number, PayloadChain.plain()));
    }
    return new RecordedRun(digest, new RunHistory(key, number, identity, startMillis, records));
  }

  private static byte[] address(long run, int place) {
    return ByteBuffer.allocate(12).putLong(run).putInt(place).array();
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("Damaged data: %d bytes of a run are said to follow".formatted(length));
    }
    return in.readNBytes(length);
  }
}
