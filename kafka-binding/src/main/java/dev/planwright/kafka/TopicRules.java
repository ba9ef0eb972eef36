package dev.planwright.kafka;

import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What is wrong with a topic that exists, for the level that is wanted: each with the setting to
 * change.
 */
final class TopicRules {

  private final TopicDescription topic;
  private final Config config;
  private final Level level;
  private final List<String> wrong = new ArrayList<>();

  private TopicRules(TopicDescription topic, Config config, Level level) {
    this.topic = topic;
    this.config = config;
    this.level = level;
  }

  /** For the topic that holds the records. */
  static TopicRules records(TopicDescription topic, Config config, StoreSettings settings) {
    TopicRules rules = new TopicRules(topic, config, settings.level());
    int partitions = topic.partitions().size();
    if (settings.partitions() != 0 && settings.partitions() != partitions) {
      rules.wrong.add(
          "it has %d partitions, not the %d that are set: set partitions(%d), or another topic"
              .formatted(partitions, settings.partitions(), partitions));
    } else if (partitions > StoreSettings.MAX_PARTITIONS) {
      rules.wrong.add(
          "it has %d partitions: use one with at most %d"
              .formatted(partitions, StoreSettings.MAX_PARTITIONS));
    }
    rules.requireValue(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        "compaction would not delete what the store has no use for, and would break its order");
    rules.requireValue(
        TopicConfig.RETENTION_MS_CONFIG, "-1", "the brokers would delete what is still needed");
    rules.requireValue(
        TopicConfig.RETENTION_BYTES_CONFIG, "-1", "the brokers would delete what is still needed");
    return rules.requireCopies();
  }

  /** For the topic of which the last value per key counts. */
  static TopicRules control(TopicDescription topic, Config config, StoreSettings settings) {
    TopicRules rules = new TopicRules(topic, config, settings.level());
    if (topic.partitions().size() != 1) {
      rules.wrong.add("it has %d partitions instead of 1".formatted(topic.partitions().size()));
    }
    rules.requireValue(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        "the brokers would delete what is still needed");
    return rules.requireCopies();
  }

  private TopicRules requireCopies() {
    if (level == Level.QUORUM) {
      int insync = Integer.parseInt(value(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
      if (insync < 2) {
        wrong.add(
            "min.insync.replicas is %d: set it to 2, or one broker's loss loses acknowledged records"
                .formatted(insync));
      }
      int copies = topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
      if (copies < Math.max(3, insync + 1)) {
        wrong.add(
            "its replication factor is %d: make it %d, so that one broker may fail"
                .formatted(copies, Math.max(3, insync + 1)));
      }
      requireValue(
          TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
          "false",
          "a broker that lacks acknowledged records could become leader");
    }
    return this;
  }

  private void requireValue(String setting, String wanted, String otherwise) {
    String found = value(setting);
    if (!found.equals(wanted)) {
      wrong.add("%s is %s: set it to %s, or %s".formatted(setting, found, wanted, otherwise));
    }
  }

  private String value(String setting) {
    ConfigEntry entry = config.get(setting);
    return entry == null || entry.value() == null ? "unknown" : entry.value();
  }

  /**
   * Refuses the topic if anything is wrong with it.
   *
   * @throws IOException with all that is
   */
  void check() throws IOException {
    if (!wrong.isEmpty()) {
      throw new StoreRefusedException(
          "Topic %s is not safe at level %s: %s. kafka-configs.sh changes settings; level(LEADER) asks for fewer copies."
              .formatted(topic.name(), level, String.join("; ", wrong)));
    }
  }
}
