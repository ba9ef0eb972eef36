package dev.planwright.flink.launcher;

import dev.planwright.runtime.AgentPlan;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where an agent's outputs and dead letters go. */
record Sinks(AgentPlan<?, ?> plan, KafkaSettings kafka) {

  /**
   * Writes a stream to an address.
   *
   * @param use names the sink in the job and in savepoints
   */
  <T> void add(
      DataStream<T> stream,
      String use,
      String address,
      InputType<T> records,
      JsonOutput.JsonWriting<T> writing) {
    Address place = Address.of(address);
    JsonOutput<T> output = new JsonOutput<>(writing);
    Sink<T> sink =
        place.isKafka()
            ? KafkaEnds.sink(place, kafka, plan.name(), use, records, output)
            : FileEnds.sink(place, output);
    stream
        .sinkTo(sink)
        .name("%s to %s".formatted(use, place))
        .uid("%s-%s".formatted(plan.name(), use));
  }
}
