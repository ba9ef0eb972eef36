package dev.planwright.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.WorkItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of its work, again and again on one store. */
class CrashTest {

  private static final int ROUNDS = Boolean.getBoolean("planwright.full") ? 40 : 4;
  private static final int KILLED = 137;

  @TempDir Path folder;

  @Test
  void kill_atAnyPoint_losesNothingThatWasAcknowledged() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long acknowledged = 0;
    long committed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> lines = killAfter(1 + random.nextInt(3000));
      assertThat(lines).as("seed " + seed).noneMatch(line -> line.startsWith("failed"));
      for (String line : lines) {
        acknowledged = Math.max(acknowledged, writes(line));
      }
      long survived = survivingWrites();
      assertThat(survived).as("seed " + seed).isGreaterThanOrEqualTo(acknowledged);
      assertThat(survived / 3).as("each process goes on").isGreaterThanOrEqualTo(committed);
      committed = survived / 3;
    }
    System.out.printf(
        "rocksdb: kills=%d acknowledged=%d lost=0 seed=%d%n", ROUNDS, acknowledged, seed);
  }

  /** How many writes have been made when this one is: three per input. */
  private static long writes(String line) {
    long input = Long.parseLong(line.substring(line.indexOf(' ') + 1));
    return 3 * input
        + switch (line.substring(0, line.indexOf(' '))) {
          case "accepted" -> 1;
          case "recorded" -> 2;
          default -> 3;
        };
  }

  /** How many of the writes are there; fails unless they are the first ones. */
  private long survivingWrites() throws IOException {
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(folder).open("crash")) {
      List<OutboxEntry> outbox = journal.outbox();
      int commits = outbox.size();
      assertThat(outbox)
          .extracting(OutboxEntry::id)
          .isEqualTo(LongStream.range(0, commits).mapToObj(Long::toString).toList());
      byte[] last = journal.memory(CrashWriter.KEY, CrashWriter.MEMORY, null);
      assertThat(last).isEqualTo(commits == 0 ? null : Long.toString(commits - 1).getBytes(UTF_8));
      List<WorkItem> unfinished = journal.unfinished();
      assertThat(journal.positions().getOrDefault(CrashWriter.SOURCE, -1L))
          .isEqualTo(commits + unfinished.size() - 1L);
      if (unfinished.isEmpty()) {
        return 3L * commits;
      }
      assertThat(unfinished).hasSize(1);
      WorkItem item = unfinished.get(0);
      assertThat(new String(item.payload(), UTF_8)).isEqualTo("" + commits);
      var records =
          journal.claim(new RunClaim(CrashWriter.KEY, new byte[] {7}, item.number(), 5)).records();
      for (var record : records) {
        Outcome.Succeeded outcome = (Outcome.Succeeded) ((CallRecord) record).event();
        assertThat(outcome.payload()).isEqualTo(item.payload());
      }
      assertThat(records).hasSizeLessThanOrEqualTo(1);
      return 3L * commits + 1 + records.size();
    }
  }

  /** Runs a process, kills it after so many acknowledgements, and gives all that it printed. */
  private List<String> killAfter(int count) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      while (lines.size() < count) {
        String line = out.readLine();
        assertThat(line).as("the process ended by itself").isNotNull();
        lines.add(line);
      }
      process.toHandle().destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(KILLED);
      out.lines()
          .filter(line -> line.matches("(accepted|recorded|committed) \\d+"))
          .forEach(lines::add);
    } finally {
      process.destroyForcibly();
    }
    return lines;
  }
}
