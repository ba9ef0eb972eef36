package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import dev.planwright.kafka.TopicScan.ScannedRun;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.InspectedRun.State;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunBegun;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks into a topic by reading all of it. Whether runs are quarantined, their hosts know. */
final class KafkaInspection implements StoreInspection {

  private final StoreSettings settings;
  private final long deadlineMillis;

  /** Encrypted payloads are left as they are unless the settings have keys. */
  KafkaInspection(StoreSettings settings) {
    this.settings = settings.withChain(settings.chain().leavingEncrypted());
    this.deadlineMillis = ClientProperties.deadlineMillis(settings.client());
  }

  /** Something that is done with the topic. */
  @FunctionalInterface
  private interface Look<T> {
    T look(Topic topic, Consumer<byte[], byte[]> consumer) throws IOException;
  }

  private <T> T look(Look<T> look) throws IOException {
    return look(false, look);
  }

  private <T> T lookAtControl(Look<T> look) throws IOException {
    return look(true, look);
  }

  private <T> T look(boolean withControl, Look<T> look) throws IOException {
    try (Admin admin = Admin.create(ClientProperties.admin(settings.client()))) {
      TopicSetup setup = new TopicSetup(admin, settings);
      Topic topic = setup.look();
      if (withControl) {
        setup.requireControl();
      }
      Consumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(ClientProperties.consumer(settings.client()));
      try {
        return look.look(topic, consumer);
      } finally {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      }
    } catch (KafkaException failure) {
      throw new IOException(
          "%s cannot be read: %s".formatted(settings, Replies.message(failure)), failure);
    }
  }

  private TopicScan scan() throws IOException {
    return look(
        (topic, consumer) -> {
          List<TopicPartition> all = new ArrayList<>();
          for (int partition = 0; partition < topic.partitions(); partition++) {
            all.add(new TopicPartition(topic.name(), partition));
          }
          Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(all));
          consumer.assign(all);
          consumer.seekToBeginning(all);
          TopicScan scan = new TopicScan();
          new LogReader(consumer, deadlineMillis).read(ends, scan);
          return scan;
        });
  }

  private TopicScan undamaged() throws IOException {
    TopicScan scan = scan();
    if (!scan.problems().isEmpty()) {
      throw new IOException(String.join(" ", scan.problems()));
    }
    return scan;
  }

  @Override
  public List<String> agents() throws IOException {
    return undamaged().agents();
  }

  @Override
  public List<InspectedRun> runs(String agent) throws IOException {
    return undamaged().runs(agent).stream().map(KafkaInspection::inspected).toList();
  }

  private static InspectedRun inspected(ScannedRun scanned) {
    RecoveredRun run = scanned.run();
    return new InspectedRun(
        run.number,
        run.key,
        scanned.endedMillis() > 0 ? State.FINISHED : State.SUSPENDED,
        run.size(),
        scanned.endedMillis(),
        "journal "
            + scanned.owner().journal()
            + (run.begun() == null ? ", its first records are deleted" : ""));
  }

  @Override
  public List<JournalRecord> records(String agent, InspectedRun wanted) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (ScannedRun scanned : undamaged().runs(agent)) {
      RecoveredRun run = scanned.run();
      if (run.number == wanted.number()) {
        Begun begun = run.begun();
        if (begun != null) {
          records.add(new RunBegun(run.key, run.number, begun.inputDigest(), begun.startMillis()));
        }
        records.addAll(run.records(run.firstIndex(), settings.chain()));
      }
    }
    return records;
  }

  @Override
  public List<String> verify(String agent) throws IOException {
    TopicScan scan = scan();
    List<String> problems = new ArrayList<>(scan.problems());
    for (ScannedRun scanned : scan.runs(agent)) {
      try {
        List<JournalRecord> unused =
            scanned.run().records(scanned.run().firstIndex(), settings.chain());
      } catch (JournalException damaged) {
        problems.add(String.valueOf(damaged.getMessage()));
      }
    }
    return problems;
  }

  @Override
  public void keep(String savepoint) throws IOException {
    lookAtControl(
        (topic, consumer) -> {
          List<Long> offsets = new ArrayList<>();
          for (int partition = 0; partition < topic.partitions(); partition++) {
            TopicPartition at = new TopicPartition(topic.name(), partition);
            offsets.add(consumer.beginningOffsets(List.of(at)).get(at));
          }
          write(topic, new Control.Kept(savepoint, System.currentTimeMillis(), offsets));
          return savepoint;
        });
  }

  @Override
  public void dropKept(String savepoint) throws IOException {
    if (!kept().contains(savepoint)) {
      throw new IOException(
          "No savepoint %s is kept here; these are: %s".formatted(savepoint, kept()));
    }
    lookAtControl(
        (topic, consumer) -> {
          write(topic, new Control.Dropped(savepoint));
          return savepoint;
        });
  }

  @Override
  public List<String> kept() throws IOException {
    return lookAtControl(
        (topic, consumer) -> {
          ControlState state = new ControlState();
          long unused = new ControlReader(topic, consumer, deadlineMillis).readAll(state);
          return state.kept().stream().map(Control.Kept::name).toList();
        });
  }

  private void write(Topic topic, Control control) throws IOException {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings.client(), topic.maxMessageBytes()))) {
      var unused =
          Replies.await(
              "Writing to topic " + topic.controlName(),
              producer.send(ControlReader.message(topic, control)),
              deadlineMillis);
    }
  }

  @Override
  public List<String> salvage(String agent, Path target) throws IOException {
    throw new IOException(
        "A topic is not salvaged: brokers hold copies of it. Let an intact replica lead the damaged partition, or restore the job from a checkpoint whose marks stand behind the damage.");
  }

  @Override
  public List<StoreSnapshot> snapshots(String agent) {
    return List.of();
  }

  @Override
  public StoreSnapshot snapshot(String agent, String reason) throws IOException {
    throw new IOException("A topic takes no snapshots: its brokers hold copies of it.");
  }

  @Override
  public void restore(String agent, int snapshot, Path target) throws IOException {
    throw new IOException("A topic takes no snapshots: its brokers hold copies of it.");
  }

  @Override
  public void release(String agent, long run) throws IOException {
    throw new IOException("Quarantined runs are kept by the job, in its checkpoints.");
  }

  @Override
  public void drop(String agent, long run) throws IOException {
    throw new IOException("Quarantined runs are kept by the job, in its checkpoints.");
  }
}
