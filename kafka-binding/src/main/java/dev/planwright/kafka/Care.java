package dev.planwright.kafka;

import dev.planwright.kafka.Share.Range;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an open journal does beside its work, on a thread of its own: tells the topic which runs
 * have ended, looks whether the brokers answer, tells the other owners what is not needed any more,
 * and deletes what nobody needs. Of the owners of a partition, the one of the first key group
 * deletes. Where the log then begins is kept by the brokers and never goes back, so that a deletion
 * that was interrupted is simply made again, and a checkpoint from before it is known as such.
 */
final class Care {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);
  private static final long TICK_MILLIS = 100;
  private static final int TICKS_BETWEEN_DELETIONS = 30;

  private final KafkaJournal journal;
  private final Topic topic;
  private final Share share;
  private final Clients clients;
  private final InstantSource clock;
  private final ControlState control;
  private final Map<Integer, Long> epochs;
  private final Map<Integer, Range> ranges;
  private final long deadlineMillis;
  private final Breaker breaker;
  private final Map<Integer, Long> deleted = new HashMap<>();
  private final Map<Integer, Long> told = new HashMap<>();
  private final ScheduledExecutorService thread;
  private int ticks;

  Care(
      KafkaJournal journal,
      StoreSettings settings,
      Topic topic,
      Share share,
      Clients clients,
      InstantSource clock,
      ControlState control,
      Map<Integer, Long> epochs) {
    this.journal = journal;
    this.topic = topic;
    this.share = share;
    this.clients = clients;
    this.clock = clock;
    this.control = control;
    this.epochs = epochs;
    this.ranges = share.ranges(topic);
    this.deadlineMillis = ClientProperties.deadlineMillis(settings.client());
    this.breaker = new Breaker(journal.toString(), deadlineMillis);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread worker = new Thread(task, "planwright-kafka-care-" + share.owner().agent());
              worker.setDaemon(true);
              return worker;
            });
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      breaker.look(journal.waitingMillis(), journal.waiting());
      journal.tellEnds();
      if (++ticks % TICKS_BETWEEN_DELETIONS == 0) {
        if (share.isWhole()) {
          tell(journal.firstNeeded());
        }
        delete();
      }
    } catch (IOException | RuntimeException e) {
      if (!thread.isShutdown()) {
        LOG.warn(
            "{}: deleting what is not needed any more failed; it will be tried again", journal, e);
      }
    }
  }

  /** The journal needs nothing before these offsets, by partition. */
  void needsNothingBefore(Map<Integer, Long> offsets) {
    thread.execute(() -> tell(offsets));
  }

  private void tell(Map<Integer, Long> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          Range range = ranges.get(partition);
          Long before = told.put(partition, offset);
          if (range != null && (before == null || before < offset)) {
            Control safe =
                new Control.Safe(
                    JournalOpening.part(share, partition, range),
                    epochs.getOrDefault(partition, 0L),
                    offset,
                    share.retention().toMillis());
            var unused = clients.producer().send(ControlReader.message(topic, safe));
          }
        });
  }

  /** Does so at once, and returns when it is done. */
  void deleteNow() throws Exception {
    Object unused =
        thread
            .submit(
                () -> {
                  delete();
                  return true;
                })
            .get();
  }

  private void delete() throws IOException {
    Map<TopicPartition, OffsetSpec> retained = new HashMap<>();
    Map<TopicPartition, Long> safe = new HashMap<>();
    for (Map.Entry<Integer, Range> owned : ranges.entrySet()) {
      int partition = owned.getKey();
      Long offset = control.safeOffset(partition);
      if (isFirst(partition, owned.getValue())
          && offset != null
          && offset > deleted.getOrDefault(partition, 0L)) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        long until = clock.millis() - control.retentionMillis(partition);
        retained.put(at, OffsetSpec.forTimestamp(Math.max(0, until)));
        safe.put(at, offset);
      }
    }
    if (safe.isEmpty()) {
      return;
    }
    Map<TopicPartition, ListOffsetsResultInfo> first =
        Replies.await(
            "Asking what is older than the retention",
            clients.admin().listOffsets(retained).all(),
            deadlineMillis);
    Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
    safe.forEach(
        (at, offset) -> {
          ListOffsetsResultInfo young = first.get(at);
          long until =
              young == null || young.offset() < 0 ? offset : Math.min(offset, young.offset());
          if (until > deleted.getOrDefault(at.partition(), 0L)) {
            deletions.put(at, RecordsToDelete.beforeOffset(until));
          }
        });
    if (!deletions.isEmpty()) {
      Replies.await("Deleting", clients.admin().deleteRecords(deletions).all(), deadlineMillis);
      deletions.forEach((at, until) -> deleted.put(at.partition(), until.beforeOffset()));
      LOG.debug("{}: deleted {}", journal, deletions);
    }
  }

  private boolean isFirst(int partition, Range range) {
    return range.first() == 0
        || topic.partition(range.first() - 1, share.owner().maxParallelism()) != partition;
  }

  void close() {
    thread.shutdownNow();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
