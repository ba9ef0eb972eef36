package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.ClusterOptions;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.samples.cluster.KafkaDriver.Assignment;
import java.nio.file.Files;
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
  public static void main(String[] args) throws Exception {
    Path target = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    int faults = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    long seed = args.length > 2 && !args[2].isEmpty() ? Long.parseLong(args[2]) : System.nanoTime();
    Path folder = Files.createTempDirectory(target, "chaos");
    System.out.printf(
        "chaos: faults=%d seed=%d (-Dchaos.faults=%d -Dchaos.seed=%d), files in %s%n",
        faults, seed, faults, seed, folder);
    boolean good = false;
    List<TcpProxy> proxies = new ArrayList<>();
    for (int broker = 0; broker < BROKERS; broker++) {
      proxies.add(TcpProxy.open());
    }
    try (KafkaCluster kafka = startBrokers(proxies);
        FlinkCluster cluster =
            FlinkCluster.start(
                ClusterOptions.in(folder.resolve("cluster")).withTaskManagers(TASK_MANAGERS))) {
      DeskJob jobs = DeskJob.ofBuildWithKafka();
      good =
          run(
              new KafkaDriver(cluster, kafka, proxies, jobs, folder, seed, System.out::println),
              faults);
    } catch (Exception e) {
      System.err.println("Chaos failed; logs are in " + folder);
      e.printStackTrace();
    }
    // Whatever threads of clients are left must not keep it alive.
    System.exit(good ? 0 : 1);
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
