package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.ClusterOptions;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.samples.cluster.KafkaDriver.Assignment;
import dev.planwright.samples.desk.LongRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Chaos among three brokers and a Flink cluster: first with a desk that is broken on purpose, so
 * that it is seen that the figures can be bad; then with a TaskManager that is cut off or stopped
 * while others take its place; then a desk that calls at most once; then both desks with their
 * flights assigned to partitions at random, and the plain one again with its flights assigned by
 * airport, for the whole ground truth; {@code -Dchaos.faults} faults together (30 unless said).
 * Ends with one line that a script can read, and with exit code 1 if anything was lost or repeated.
 */
public final class KafkaRun {

  private static final int BROKERS = 3;
  private static final int TASK_MANAGERS = 2;

  private KafkaRun() {}

  /** Takes a folder, the number of faults and, if it is to be repeated, the seed. */
  public static void main(String[] args) throws IOException {
    LongRun.main("chaos", "faults", args, KafkaRun::run);
  }

  private static boolean run(Path folder, int faults, long seed) throws Exception {
    List<TcpProxy> proxies = new ArrayList<>();
    for (int broker = 0; broker < BROKERS; broker++) {
      proxies.add(TcpProxy.open());
    }
    try (KafkaCluster kafka = startBrokers(proxies);
        FlinkCluster cluster =
            FlinkCluster.start(
                ClusterOptions.in(folder.resolve("cluster")).withTaskManagers(TASK_MANAGERS))) {
      DeskJob jobs = DeskJob.ofBuildWithKafka();
      return run(
          new KafkaDriver(cluster, kafka, proxies, jobs, folder, seed, System.out::println),
          faults);
    }
  }

  private static KafkaCluster startBrokers(List<TcpProxy> proxies) throws InterruptedException {
    KafkaCluster.Builder builder = KafkaCluster.brokers(BROKERS);
    for (int broker = 1; broker <= BROKERS; broker++) {
      builder = builder.advertised(broker, proxies.get(broker - 1).port());
    }
    KafkaCluster kafka = builder.start();
    kafka.brokers().forEach(broker -> proxies.get(broker.id() - 1).leadTo(broker.port()));
    return kafka;
  }

  private static boolean run(KafkaDriver driver, int faults) throws Exception {
    KafkaReport broken = driver.runBroken();
    System.out.println("a desk without store and transactions: " + broken);
    if (broken.reexecuted() == 0 || broken.duplicates() == 0) {
      System.out.println("but these figures cannot be: they show nothing");
      return false;
    }
    KafkaReport partitioned =
        driver.run(
            ClusterDesk.ASYNC,
            Assignment.BY_ORIGIN,
            List.of(KafkaFault.CUT_OFF, KafkaFault.STOPPED, KafkaFault.LATE));
    System.out.println("cut off, stopped, and late: " + partitioned);
    CarefulReport careful =
        driver.runCareful(
            List.of(
                KafkaFault.STOPPED, KafkaFault.CUT_OFF, KafkaFault.LATE, KafkaFault.TASK_MANAGER));
    System.out.println("a desk that calls at most once: " + careful);
    int third = faults / 3;
    KafkaReport report =
        driver
            .run(ClusterDesk.PLAIN, Assignment.AT_RANDOM, third)
            .and(driver.run(ClusterDesk.ASYNC, Assignment.AT_RANDOM, third))
            .and(driver.run(ClusterDesk.PLAIN, Assignment.BY_ORIGIN, faults - 2 * third));
    System.out.println(report);
    return careful.isGood()
        && report.isClean()
        && partitioned.isClean()
        && report.faults() == faults;
  }
}
