package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.ClusterOptions;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.samples.desk.LongRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Both desks on a real cluster: first undisturbed, then broken on purpose, so that it is seen that
 * the figures can be bad, then with {@code -Dcluster.kills} TaskManagers killed under each (10
 * unless said). Ends with one line per desk that a script can read, and with exit code 1 if
 * anything was lost or repeated, or a kill did not lead to a restore.
 */
public final class ClusterRun {

  private static final int TASK_MANAGERS = 2;

  private ClusterRun() {}

  /** Takes a folder, the number of kills and, if it is to be repeated, the seed. */
  public static void main(String[] args) throws IOException {
    LongRun.main("cluster", "kills", args, ClusterRun::run);
  }

  private static boolean run(Path folder, int kills, long seed) throws Exception {
    try (FlinkCluster cluster =
        FlinkCluster.start(
            ClusterOptions.in(folder.resolve("cluster")).withTaskManagers(TASK_MANAGERS))) {
      return run(cluster, folder, kills, seed);
    }
  }

  private static boolean run(FlinkCluster cluster, Path folder, int kills, long seed)
      throws Exception {
    DeskJob jobs = DeskJob.ofBuild();
    for (ClusterDesk desk : ClusterDesk.TRUE) {
      Path home = folder.resolve(desk + "-undisturbed");
      String report = UndisturbedRun.run(cluster, jobs, desk, home);
      System.out.println(desk + ", undisturbed: " + report);
      if (!report.equals(UndisturbedRun.GROUND_TRUTH)) {
        System.out.println("but it must be:       " + UndisturbedRun.GROUND_TRUTH);
        return false;
      }
    }
    ClusterDriver driver = new ClusterDriver(cluster, jobs, folder, seed, System.out::println);
    ClusterReport forgot = driver.run(ClusterDesk.PLAIN, 1, ClusterFault.FORGETS);
    System.out.println("a desk that forgets: " + forgot);
    ClusterReport lost = driver.run(ClusterDesk.PLAIN, 1, ClusterFault.LOSES_INPUT);
    System.out.println("a desk that loses flights: " + lost);
    if (forgot.duplicates() == 0 || lost.lost() == 0) {
      System.out.println("but these figures cannot be: they show nothing");
      return false;
    }
    List<ClusterReport> reports = new ArrayList<>();
    for (ClusterDesk desk : ClusterDesk.TRUE) {
      ClusterReport report = driver.run(desk, kills, ClusterFault.NONE);
      System.out.printf(
          "%s: %d rebookings came again that no checkpoint knew of%n", desk, report.window());
      reports.add(report);
    }
    reports.forEach(System.out::println);
    return reports.stream()
        .allMatch(report -> report.isClean() && report.restored() >= report.kills());
  }
}
