package dev.planwright.flink.launcher;

import dev.planwright.flink.AgentStreamBuilder;
import dev.planwright.runtime.AgentPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where an agent's inputs come from. */
final class Sources<I, O> {

  private final LaunchOptions options;
  private final AgentPlan<I, O> plan;
  private final KafkaSettings kafka;
  private final StreamExecutionEnvironment flink;
  private final List<Assigned> keys;
  private final List<Assigned> eventTimes;
  private final Map<String, Integer> named = new HashMap<>();

  Sources(
      LaunchOptions options,
      AgentPlan<I, O> plan,
      KafkaSettings kafka,
      StreamExecutionEnvironment flink) {
    this.options = options;
    this.plan = plan;
    this.kafka = kafka;
    this.flink = flink;
    keys = options.keys.stream().map(Assigned::of).toList();
    eventTimes = options.eventTimes.stream().map(Assigned::of).toList();
  }

  /** Adds every source to the agent. */
  void addTo(AgentStreamBuilder<I, O> agent) {
    if (options.sources.isEmpty()) {
      throw new WrongOptionException(
          "Agent %s takes %s: say where from, with --source"
              .formatted(plan.name(), plan.spec().inputType().getName()));
    }
    List<Assigned> sources = options.sources.stream().map(Assigned::of).toList();
    checkLeaves(sources, "--key", keys);
    checkLeaves(sources, "--event-time", eventTimes);
    for (Assigned source : sources) {
      add(
          agent,
          source.leaf().isEmpty() ? InputType.of(plan) : InputType.leaf(plan, source.leaf()),
          source);
    }
  }

  private static void checkLeaves(List<Assigned> sources, String option, List<Assigned> assigned) {
    List<String> leaves = sources.stream().map(Assigned::leaf).toList();
    for (Assigned each : assigned) {
      if (!each.leaf().isEmpty() && !leaves.contains(each.leaf())) {
        throw WrongOptionException.unknown("--source for " + option, each.leaf(), leaves);
      }
    }
  }

  private <T extends I> void add(
      AgentStreamBuilder<I, O> agent, InputType<T> type, Assigned source) {
    Address address = Address.of(source.value());
    checkpointsIfUnbounded(address);
    String key = Assigned.choose(keys, source.leaf());
    if (key.isEmpty()) {
      throw new WrongOptionException(
          "Say by which component of %s agent %s is keyed, with --key"
              .formatted(type.type().getName(), plan.name()));
    }
    Component component = Component.of(type, key);
    component.checkKey();
    DataStream<T> stream = stream(type, address, source.leaf());
    addKeyed(agent, stream, component, component.type());
  }

  @SuppressWarnings({
    "unchecked", // the component says of which class its values are
    "NullAway" // a missing key is refused by whoever keys
  })
  private <T extends I, K> void addKeyed(
      AgentStreamBuilder<I, O> agent, DataStream<T> stream, Component component, Class<K> type) {
    agent.input(stream, value -> (K) component.in(value), type);
  }

  private <T extends I> DataStream<T> stream(InputType<T> type, Address address, String leaf) {
    JsonInput<T> input =
        new JsonInput<>(address.toString(), JsonType.of(plan, type.type()), options.malformed);
    Source<T, ?, ?> source =
        address.isKafka()
            ? KafkaEnds.source(address, kafka, plan.name(), input)
            : FileEnds.source(address, input);
    String name = leaf.isEmpty() ? "source" : "source-" + leaf;
    int number = named.merge(name, 1, Integer::sum);
    return flink
        .fromSource(source, watermarks(type, leaf), "%s from %s".formatted(name, address))
        .uid("%s-%s%s".formatted(plan.name(), name, number == 1 ? "" : "-" + number));
  }

  private <T extends I> WatermarkStrategy<T> watermarks(InputType<T> type, String leaf) {
    String path = Assigned.choose(eventTimes, leaf);
    if (path.isEmpty()) {
      return WatermarkStrategy.noWatermarks();
    }
    WatermarkStrategy<T> strategy =
        WatermarkStrategy.<T>forBoundedOutOfOrderness(options.outOfOrderness)
            .withTimestampAssigner(EventTime.of(type, path));
    return options.idleAfter == null ? strategy : strategy.withIdleness(options.idleAfter);
  }

  /** Without checkpoints such a job would show no output, and lose all at a failure. */
  private void checkpointsIfUnbounded(Address address) {
    boolean bounded =
        address.isKafka() ? KafkaEnds.isBounded(address) : FileEnds.isBounded(address);
    if (!bounded && !flink.getCheckpointConfig().isCheckpointingEnabled()) {
      throw new WrongOptionException(
          "%s never ends, so the job needs checkpoints: flink run -Dexecution.checkpointing.interval=10s …"
              .formatted(address));
    }
  }
}
