package dev.planwright.kafka;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.ClusterStore;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.PayloadKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Keeps the outcomes of durable calls in a Kafka topic, so that they survive the loss of any
 * process, and at {@link Level#QUORUM} of any broker.
 *
 * <pre>{@code
 * AgentStream.of(new DisruptionDeskPlan())
 *     .input(flights, Flight::origin)
 *     .store(KafkaActionStateStore.with(properties).topic("desk-calls"))
 * }</pre>
 *
 * <p>Records of a key stand in one partition, in the order in which they were handed to their runs.
 * Each worker claims its key groups in the topic itself: what an earlier owner writes behind the
 * claim is never read, and he stops when he sees it. After a failure each worker reads what stands
 * behind the checkpoint's marks in its own partitions, and nothing else. What no kept checkpoint
 * needs is deleted from the front of each partition.
 *
 * <p>Its main disadvantages: each worker reads all of its partitions' records back, to see claims;
 * and a journal that nobody goes on with holds what it last needed, so its partitions' logs grow.
 *
 * <p>Any property of Kafka's clients is passed on to them; what the promise rests on is refused if
 * it is set otherwise. Properties may hold secrets, so they are never shown or logged here, but
 * they are serialized with the job.
 *
 * <p>Immutable: each method gives a store with another setting.
 */
public final class KafkaActionStateStore implements ClusterStore {

  private static final long serialVersionUID = 1L;

  private final StoreSettings settings;

  private KafkaActionStateStore(StoreSettings settings) {
    this.settings = settings;
  }

  /**
   * A store on the brokers that the properties name, in topic {@code planwright-calls}.
   *
   * @param client properties of Kafka's clients, {@code bootstrap.servers} among them
   * @throws IllegalArgumentException if one is missing, or one would break the promise
   */
  public static KafkaActionStateStore with(Properties client) {
    return new KafkaActionStateStore(
        new StoreSettings(
            ClientProperties.checked(client),
            "planwright-calls",
            Level.QUORUM,
            0,
            0,
            3,
            "local",
            Duration.ofDays(1),
            PayloadChain.plain()));
  }

  /** A store on these brokers: {@code host:port}, separated by commas. */
  public static KafkaActionStateStore at(String bootstrapServers) {
    Properties client = new Properties();
    client.putAll(Map.of("bootstrap.servers", bootstrapServers));
    return with(client);
  }

  /**
   * The topic; a second one, named like it with {@code -control} behind it, is used beside it.
   * Several agents may share a topic.
   */
  public KafkaActionStateStore topic(String name) {
    return new KafkaActionStateStore(settings.withTopic(name));
  }

  /** What is survived; {@link Level#QUORUM} unless set. */
  public KafkaActionStateStore level(Level level) {
    return new KafkaActionStateStore(settings.withLevel(level));
  }

  /** How many partitions the topic gets, or must have: 12, or as it is, unless set. */
  public KafkaActionStateStore partitions(int count) {
    return new KafkaActionStateStore(settings.withPartitions(count));
  }

  /** The replication factor that the topics get: 3, or 1 at {@link Level#LEADER}, unless set. */
  public KafkaActionStateStore replicationFactor(int factor) {
    return new KafkaActionStateStore(settings.withReplication(factor));
  }

  /**
   * How many of the last completed checkpoints can be restored; 3 unless set. Savepoints older than
   * those are to be declared.
   */
  public KafkaActionStateStore keptCheckpoints(int count) {
    return new KafkaActionStateStore(settings.withKeptCheckpoints(count));
  }

  /** The id of the journal on hosts that have no checkpoints; {@code local} unless set. */
  public KafkaActionStateStore journal(String id) {
    return new KafkaActionStateStore(settings.withJournal(id));
  }

  /** How long records of ended runs are kept on hosts that have no checkpoints; one day. */
  public KafkaActionStateStore retention(Duration time) {
    return new KafkaActionStateStore(settings.withRetention(time));
  }

  /** Compresses payloads of more than so many bytes; none unless set. */
  public KafkaActionStateStore compressedAbove(int bytes) {
    return new KafkaActionStateStore(settings.withChain(settings.chain().compressedAbove(bytes)));
  }

  /** Encrypts payloads by AES-GCM; not unless set. */
  public KafkaActionStateStore encryptedBy(PayloadKeys keys) {
    return new KafkaActionStateStore(settings.withChain(settings.chain().encryptedBy(keys)));
  }

  /**
   * Refuses payloads of more than so many bytes; 64 MiB unless set. The topic's {@code
   * max.message.bytes} is a limit, too.
   */
  public KafkaActionStateStore maxPayload(int bytes) {
    return new KafkaActionStateStore(settings.withChain(settings.chain().limitedTo(bytes)));
  }

  /**
   * Opens all key groups for one process without checkpoints: what had not ended is claimable, and
   * another process that opens the same journal takes it over.
   */
  @Override
  public ClusterJournal open(String agent) throws IOException {
    return JournalOpening.whole(settings, agent);
  }

  @Override
  public ClusterJournal open(JournalPart part, Consumer<Throwable> lost) throws IOException {
    return JournalOpening.part(settings, part, lost, InstantSource.system());
  }

  /** Looks into this store, with its keys; it need not be open. */
  public StoreInspection inspect() {
    return new KafkaInspection(settings);
  }

  /** Brokers and topic. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
