package dev.planwright.processor.cost;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** One run of javac in a JVM of its own, which says what it took. */
public final class MeasuredCompile {

  private MeasuredCompile() {}

  /** Compiles with these arguments, and prints milliseconds and kilobytes. */
  public static void main(String[] arguments) throws IOException {
    int result = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, arguments);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        "%d %d %d %d%n",
        result, TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()), wall, peak());
  }

  /** The most memory that this process ever had, as the kernel counts it. */
  private static long peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmHWM in /proc/self/status");
  }
}
