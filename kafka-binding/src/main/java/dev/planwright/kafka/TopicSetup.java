package dev.planwright.kafka;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topic and its control topic as the level needs them, or has {@link TopicRules} look
 * at those that are there. Several workers may do so at once.
 */
final class TopicSetup {

  /** Room on disk is given back by whole segments. */
  private static final String SEGMENT_BYTES = "" + (64 << 20);

  private static final String MAX_MESSAGE_BYTES = "" + (8 << 20);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Admin admin;
  private final StoreSettings settings;
  private final long deadlineMillis;

  TopicSetup(Admin admin, StoreSettings settings) {
    this.admin = admin;
    this.settings = settings;
    this.deadlineMillis = ClientProperties.deadlineMillis(settings.client());
  }

  /**
   * The topic, which now exists.
   *
   * @throws IOException if it is not safe, or cannot be created or looked at; says what to change
   */
  Topic ensure() throws IOException {
    TopicDescription control =
        ensure(
            settings.controlTopic(),
            1,
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    TopicRules.control(control, config(control.name()), settings).check();
    int partitions =
        settings.partitions() == 0 ? StoreSettings.DEFAULT_PARTITIONS : settings.partitions();
    TopicDescription records =
        ensure(
            settings.topic(),
            partitions,
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                TopicConfig.SEGMENT_BYTES_CONFIG,
                SEGMENT_BYTES,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                MAX_MESSAGE_BYTES));
    Config config = config(records.name());
    TopicRules.records(records, config, settings).check();
    return topic(records, config);
  }

  /** The topic, which must exist, safe or not. */
  Topic look() throws IOException {
    TopicDescription records = describe(settings.topic());
    if (records == null) {
      throw new IOException("There is no topic " + settings.topic() + ".");
    }
    return topic(records, config(records.name()));
  }

  /**
   * Requires the control topic.
   *
   * @throws IOException if it does not exist: then the topic was never used by this store
   */
  void requireControl() throws IOException {
    if (describe(settings.controlTopic()) == null) {
      throw new IOException(
          "There is no topic %s beside %s: no job keeps its calls there."
              .formatted(settings.controlTopic(), settings.topic()));
    }
  }

  private Topic topic(TopicDescription records, Config config) {
    return new Topic(
        settings.topic(),
        settings.controlTopic(),
        records.partitions().size(),
        Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
  }

  private TopicDescription ensure(String name, int partitions, Map<String, String> config)
      throws IOException {
    TopicDescription found = describe(name);
    if (found == null) {
      create(name, partitions, config);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
      found = describe(name);
      while (found == null) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw new IOException("topic %s was created and does not appear".formatted(name));
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        found = describe(name);
      }
    }
    return found;
  }

  private void create(String name, int partitions, Map<String, String> config) throws IOException {
    boolean isQuorum = settings.level() == Level.QUORUM;
    int replication = settings.replication();
    if (replication == 0) {
      replication = isQuorum ? 3 : 1;
    }
    Map<String, String> all = new HashMap<>(config);
    all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, isQuorum ? "2" : "1");
    all.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    NewTopic topic = new NewTopic(name, partitions, (short) replication).configs(all);
    try {
      Replies.await(
          "Creating topic %s with replication factor %d".formatted(name, replication),
          admin.createTopics(List.of(topic)).all(),
          deadlineMillis);
    } catch (IOException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }

  private @Nullable TopicDescription describe(String name) throws IOException {
    try {
      return Replies.await(
          "Looking at topic " + name,
          Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name)),
          deadlineMillis);
    } catch (IOException refused) {
      if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw refused;
    }
  }

  /** The broker that is asked may not have heard of a new topic yet. */
  private Config config(String name) throws IOException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
    while (true) {
      try {
        return Replies.await(
            "Looking at the configuration of topic " + name,
            Objects.requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource)),
            deadlineMillis);
      } catch (IOException refused) {
        boolean isUnknown = refused.getCause() instanceof UnknownTopicOrPartitionException;
        if (!isUnknown || System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw refused;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
