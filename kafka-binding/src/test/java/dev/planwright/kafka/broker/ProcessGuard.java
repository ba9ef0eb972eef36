package dev.planwright.kafka.broker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * Kills a child process when this JVM ends, however it ends: a shell waits for the end of a pipe
 * that only this JVM holds open. So it reaches a child that is stopped, too, and works after {@code
 * kill -9} of this JVM, where shutdown hooks do not run.
 */
public final class ProcessGuard implements AutoCloseable {

  private final Process child;
  private final Process shell;

  private ProcessGuard(Process child, Process shell) {
    this.child = child;
    this.shell = shell;
  }

  /** Watches over a child. */
  public static ProcessGuard over(Process child) throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", "read line; kill -9 " + child.pid())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return new ProcessGuard(child, shell);
  }

  /** Sends the child a signal: {@code STOP}, {@code CONT}, {@code TERM}. */
  public void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + child.pid()).inheritIO().start();
    try {
      if (kill.waitFor() != 0) {
        throw new IOException("process " + child.pid() + " took no signal " + name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Kills the child with {@code SIGKILL}, stopped or not, and waits until it is gone. */
  public void kill() {
    child.destroyForcibly();
    awaitEnd();
  }

  /** Waits until the child has ended. */
  public void awaitEnd() {
    boolean interrupted = false;
    while (child.isAlive()) {
      try {
        child.waitFor(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    shell.destroyForcibly();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@link #kill}. */
  @Override
  public void close() {
    kill();
  }
}
