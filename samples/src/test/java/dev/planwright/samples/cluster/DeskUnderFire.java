package dev.planwright.samples.cluster;

import dev.planwright.flink.cluster.Checkpoints;
import dev.planwright.flink.cluster.Checkpoints.Checkpoint;
import dev.planwright.flink.cluster.Checkpoints.Restored;
import dev.planwright.flink.cluster.FlinkCluster;
import dev.planwright.flink.cluster.JavaProcess;
import dev.planwright.flink.cluster.JobOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A desk's job while processes are killed under it.
 *
 * <p>The ledger holds all calls back. Before a fault a few are let go, and when at least {@value
 * #LEAST_SUSPENDED} runs wait and a checkpoint has begun and ended since, another few are let go,
 * which no checkpoint knows of ({@link #awaitSuspended}). After a fault that tears the job down it
 * must have gone on from that checkpoint, or from a later one.
 */
final class DeskUnderFire {

  /** Runs that must wait for a call when a process is killed. */
  static final int LEAST_SUSPENDED = 20;

  /** Far longer than anything here takes; only a bug takes that long. */
  static final Duration LIMIT = Duration.ofMinutes(4);

  /** Calls let go before the checkpoint that a fault waits for. */
  private static final int FEW = 20;

  /** Calls of them that are to have led to other calls before the fault, if many were let go. */
  private static final int LED_ON = 5;

  /** Checkpoints begin each second. */
  private static final long NO_CHECKPOINT_MILLIS = 10_000;

  private final FlinkCluster cluster;
  private final Ledger ledger;
  private final Path launcher;
  private final Random random;
  private final List<Integer> suspended = new ArrayList<>();
  private final List<Restore> restores = new ArrayList<>();
  private String job;
  private int restored;
  private long since;
  private Checkpoint gate = new Checkpoint(0, 0, 0, 0, "");

  private DeskUnderFire(
      FlinkCluster cluster, Ledger ledger, Path launcher, Random random, String job) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.launcher = launcher;
    this.random = random;
    this.job = job;
  }

  /**
   * Starts a desk.
   *
   * @param ledger holds its calls back
   * @param random decides which TaskManager is killed
   */
  static DeskUnderFire start(
      FlinkCluster cluster, Ledger ledger, Path launcher, JobOrder order, Random random)
      throws IOException, InterruptedException {
    String job = cluster.rest().run(cluster.rest().upload(launcher), order);
    return new DeskUnderFire(cluster, ledger, launcher, random, job);
  }

  /** The job's id, another one after each restart of the JobManager. */
  String job() {
    return job;
  }

  /** Calls that came before this time are of a life that has ended. */
  long since() {
    return since;
  }

  /** Runs that waited for a call at each fault. */
  List<Integer> suspended() {
    return suspended;
  }

  /** Each time that it went on from a checkpoint. */
  List<Restore> restores() {
    return restores;
  }

  /** The checkpoint in which enough runs waited before the last fault. */
  Checkpoint gate() {
    return gate;
  }

  /**
   * Returns when enough runs wait for a call, and the newest checkpoint has them.
   *
   * @param unknown how many calls are let go then, so that no checkpoint knows of them
   */
  void awaitSuspended(int unknown) throws Exception {
    do {
      notice();
      awaitWaiting(LEAST_SUSPENDED + FEW);
      int few = ledger.letGo(FEW, since);
      awaitWaiting(LEAST_SUSPENDED + unknown);
      long now = System.currentTimeMillis();
      cluster.await(
          "checkpoint while %d runs wait, after %d were let go".formatted(LEAST_SUSPENDED, few),
          LIMIT,
          () -> latest().triggered() > now);
      gate = latest();
      int before = ledger.waiting(since);
      int let = ledger.letGo(unknown, since);
      awaitWaiting(Math.max(LEAST_SUSPENDED, before - let + Math.min(LED_ON, let / 4)));
    } while (cluster.rest().checkpoints(job).restored() != restored);
    suspended.add(ledger.waiting(since));
  }

  /** One of the TaskManagers. */
  JavaProcess anyTaskManager() {
    List<JavaProcess> living = cluster.taskManagers();
    return living.get(random.nextInt(living.size()));
  }

  /** Kills a TaskManager, starts another, and returns when the job has gone on. */
  JavaProcess kill(JavaProcess killed) throws Exception {
    killed.kill();
    cluster.launchTaskManager();
    cluster.awaitAll();
    awaitRestore();
    return killed;
  }

  /**
   * Stops a TaskManager, starts another, and wakes the stopped one when the job has gone on without
   * it, and calls have been answered: its own, which it finds when it wakes, and others. Returns
   * when it has come back to the JobManager and is killed.
   */
  void stopAndWake(JavaProcess stopped) throws Exception {
    long life = since;
    stopped.pause();
    JavaProcess instead = cluster.launchTaskManager();
    cluster.await(
        "TaskManager in the place of a stopped one",
        LIMIT,
        () ->
            cluster.rest().taskManagers().contains(instead.name())
                && !cluster.rest().taskManagers().contains(stopped.name()));
    awaitRestore();
    awaitWaiting(LEAST_SUSPENDED);
    int unused = ledger.letGo(LEAST_SUSPENDED, life);
    unused += letGo(LEAST_SUSPENDED);
    stopped.resume();
    cluster.awaitAll();
    awaitCheckpoint();
    stopped.kill();
    cluster.awaitAll();
    awaitCheckpoint();
  }

  /** Returns when no checkpoint that began in the last while has ended. */
  void awaitNoCheckpoint() throws Exception {
    cluster.await(
        "no checkpoint to end",
        LIMIT,
        () -> System.currentTimeMillis() - latest().triggered() > NO_CHECKPOINT_MILLIS);
  }

  /** Lets some calls go; returns how many. */
  int letGo(int calls) throws Exception {
    return ledger.letGo(calls, since);
  }

  /**
   * Kills the JobManager, starts another, and runs the job from the newest checkpoint on disk.
   * Returns when it has gone on.
   */
  JavaProcess killJobManager(JobOrder order) throws Exception {
    JavaProcess killed = cluster.jobManager();
    killed.kill();
    String retained = cluster.newestCheckpoint(job).toUri().toString();
    cluster.launchJobManager();
    cluster.awaitAll();
    restored = 0;
    job = cluster.rest().run(cluster.rest().upload(launcher), order.from(retained));
    awaitRestore();
    return killed;
  }

  /** Cancels the job and runs it anew, without a checkpoint: what must not be. */
  void forget(JobOrder order) throws Exception {
    cluster.rest().cancel(job);
    cluster.await("end", LIMIT, () -> cluster.rest().state(job).equals("CANCELED"));
    goesOn(new Restore(System.currentTimeMillis(), gate.triggered()));
    restored = 0;
    job = cluster.rest().run(cluster.rest().upload(launcher), order);
    cluster.await("start", LIMIT, () -> cluster.rest().isRunning(job));
  }

  /** Returns when a checkpoint that began from now on is complete. */
  void awaitCheckpoint() throws Exception {
    long now = System.currentTimeMillis();
    cluster.await(
        "checkpoint", LIMIT, () -> cluster.rest().isRunning(job) && latest().triggered() > now);
    notice();
  }

  /** Holds no call back any more. */
  void open() throws Exception {
    notice();
    ledger.open(since);
  }

  /** Ends the job; all that it gave out is committed on return. */
  void end() throws Exception {
    String unused = cluster.rest().stop(job, true);
    cluster.await("end", LIMIT, () -> cluster.rest().state(job).equals("FINISHED"));
  }

  private void awaitRestore() throws Exception {
    cluster.await(
        "restore after a kill",
        LIMIT,
        () ->
            cluster.rest().checkpoints(job).restored() > restored && cluster.rest().isRunning(job));
    notice();
    Restored last = cluster.rest().checkpoints(job).lastRestored().orElseThrow();
    if (last.id() < gate.id()) {
      throw new IllegalStateException(
          "%s is older than %s, in which enough runs waited".formatted(last, gate));
    }
  }

  /** Takes note of a restore, whether it was expected or not. */
  private void notice() throws Exception {
    Checkpoints now = cluster.rest().checkpoints(job);
    if (now.restored() == restored) {
      return;
    }
    restored = now.restored();
    Restored last = now.lastRestored().orElseThrow();
    goesOn(
        new Restore(
            last.at(),
            now.recent().stream()
                .filter(checkpoint -> checkpoint.id() == last.id())
                .findFirst()
                // Of a JobManager that is gone: the one before is known to be no later.
                .orElse(gate)
                .triggered()));
  }

  private void goesOn(Restore restore) {
    restores.add(restore);
    since = restore.at();
  }

  private void awaitWaiting(int least) throws Exception {
    cluster.await(least + " calls wait", LIMIT, () -> ledger.waiting(since) >= least);
  }

  private Checkpoint latest() throws Exception {
    return cluster
        .rest()
        .checkpoints(job)
        .latest()
        .orElseThrow(() -> new IllegalStateException("no checkpoint yet"));
  }
}
