package dev.planwright.samples.docs;

import dev.planwright.flink.AgentStream;
import dev.planwright.flink.AgentTables;
import dev.planwright.kafka.KafkaActionStateStore;
import dev.planwright.rocksdb.RocksDbActionStateStore;
import dev.planwright.rocksdb.Snapshots;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.samples.desk.DisruptionDeskPlan;
import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** How the disruption desk is put into jobs, and stores are set up. */
final class Jobs {

  private Jobs() {}

  static void onFlink(DataStream<Flight> flights, Sink<Notice> sink, Sink<DeadLetter> letters) {
    AgentStream<Notice> notices =
        AgentStream.of(new DisruptionDeskPlan()).input(flights, Flight::origin).build();
    notices.toDataStream().sinkTo(sink);
    notices.deadLetters().sinkTo(letters);
  }

  static Table onTables(
      StreamTableEnvironment tables, AgentPlan<Flight, Notice> plan, Table flights) {
    AgentTables<Flight, Notice> desk = AgentTables.of(tables, plan);
    AgentStream<Notice> notices =
        AgentStream.of(plan).input(desk.inputs(flights), Flight::origin).build();
    return desk.outputs(notices, "time"); // event time, as one more column
  }

  static AgentStream<Notice> withCallsInKafka(DataStream<Flight> flights) {
    Properties kafka = new Properties();
    kafka.setProperty("bootstrap.servers", "a:9092,b:9092,c:9092"); // and TLS, SASL, quotas

    return AgentStream.of(new DisruptionDeskPlan())
        .input(flights, Flight::origin)
        .store(KafkaActionStateStore.with(kafka).topic("desk-calls"))
        .build();
  }

  static RocksDbActionStateStore inAFolder(Path folder) {
    return RocksDbActionStateStore.at(folder)
        .retention(Duration.ofDays(7))
        .snapshots(Snapshots.every(Duration.ofHours(1), 24))
        .compressedAbove(1_024)
        .maxPayload(1 << 20)
        .encryptedBy(new EnvironmentKeys("2026"));
  }
}
