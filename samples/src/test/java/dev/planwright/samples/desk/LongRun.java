package dev.planwright.samples.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What surrounds a run of many minutes: its arguments, a folder that is left only if something was
 * wrong, and the exit code.
 */
public final class LongRun {

  /** What is run. */
  @FunctionalInterface
  public interface Body {

    /**
     * Runs it. What it prints last is for scripts.
     *
     * @param folder for files, empty
     * @param count of what the run is given a number of
     * @param seed of all that is random
     * @return whether all was as it must be
     */
    boolean run(Path folder, int count, long seed) throws Exception;
  }

  private LongRun() {}

  /**
   * Runs it, and exits: with code 1 unless all was well.
   *
   * @param name of the run and of its properties, as in {@code -Dchaos.seed}
   * @param counted what it is given a number of, as in {@code -Dchaos.kills}
   * @param args a folder, the number and, if the run is to be repeated, the seed
   */
  public static void main(String name, String counted, String[] args, Body body)
      throws IOException {
    Path target = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    int count = Integer.parseInt(args[1]);
    long seed = args.length > 2 && !args[2].isEmpty() ? Long.parseLong(args[2]) : System.nanoTime();
    Path folder = Files.createTempDirectory(target, name);
    System.out.printf(
        "%1$s: %2$s=%3$d seed=%4$d (-D%1$s.%2$s=%3$d -D%1$s.seed=%4$d), files in %5$s%n",
        name, counted, count, seed, folder);
    boolean good = false;
    try {
      good = body.run(folder, count, seed);
      if (good) {
        DisruptionDeskDemo.delete(folder);
      }
    } catch (Exception e) {
      System.err.println("The run failed.");
      e.printStackTrace();
    }
    if (!good) {
      System.err.println("Stores and logs are in " + folder);
    }
    // Whatever threads of clients are left must not keep it alive.
    System.exit(good ? 0 : 1);
  }
}
