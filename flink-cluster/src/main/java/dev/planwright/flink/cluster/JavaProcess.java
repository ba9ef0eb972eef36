package dev.planwright.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, of the same Java as this one.
 *
 * <p>It ends with this JVM, however that ends: a shell waits at a pipe that only this JVM holds
 * open, and kills the child when the pipe ends. That reaches a child that is stopped, too, and
 * works when this JVM is killed, where no shutdown hook runs.
 */
public final class JavaProcess implements AutoCloseable {

  private static final int TAIL_LINES = 15;

  /** The kernel needs milliseconds. */
  private static final int KILL_SECONDS = 30;

  private final String name;
  private final Process process;
  private final Path log;

  private JavaProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param name for messages
   * @param options of the JVM
   * @param classPath as {@code -classpath} takes it
   * @param mainClass public, with a public main method
   * @param log takes its output, behind what is there
   */
  public static JavaProcess start(
      String name,
      List<String> options,
      String classPath,
      String mainClass,
      List<String> arguments,
      Path log)
      throws IOException {
    return start(name, options, Map.of(), classPath, mainClass, arguments, log);
  }

  /**
   * Starts one with variables beside those of this process' environment.
   *
   * @param environment the variables
   */
  public static JavaProcess start(
      String name,
      List<String> options,
      Map<String, String> environment,
      String classPath,
      String mainClass,
      List<String> arguments,
      Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      Process guard = guard(process);
      // It must not outlive the child: another process may get the child's number.
      var unused = process.onExit().thenRun(guard::destroyForcibly);
      return new JavaProcess(name, process, log);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** As given at the start. */
  public String name() {
    return name;
  }

  /** The operating system's number of it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended, though it may be stopped. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has ended with; empty while it is alive. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill() {
    sendKill();
    process.onExit().orTimeout(KILL_SECONDS, TimeUnit.SECONDS).join();
  }

  /** SIGKILL; returns at once. */
  void sendKill() {
    process.destroyForcibly();
  }

  /** SIGSTOP: the process is there but does nothing, its connections stay open. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: goes on where it was paused. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** The end of its output, for a message. */
  public String tail() throws IOException {
    // Not decoded strictly: the process may have been killed within a character.
    List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
    return "--- %s (%s)%n%s"
        .formatted(
            name,
            log,
            String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())));
  }

  @Override
  public void close() {
    kill();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process sent = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
    if (sent.waitFor() != 0) {
      throw new IllegalStateException("%s takes no SIG%s".formatted(name, signal));
    }
  }

  private static Process guard(Process child) throws IOException {
    return new ProcessBuilder("sh", "-c", "read line; kill -9 " + child.pid())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
