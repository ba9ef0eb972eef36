package dev.planwright.processor.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** What of the JDK has no place in an action; {@link Api} says how to read a line. */
final class Catalogue {

  private static final String TEXT =
      """
      CLOCK
      java.lang.System currentTimeMillis nanoTime
      java.time.Instant now()
      java.time.LocalDate now() now(java.time.ZoneId)
      java.time.LocalTime now() now(java.time.ZoneId)
      java.time.LocalDateTime now() now(java.time.ZoneId)
      java.time.ZonedDateTime now() now(java.time.ZoneId)
      java.time.OffsetDateTime now() now(java.time.ZoneId)
      java.time.OffsetTime now() now(java.time.ZoneId)
      java.time.Year now() now(java.time.ZoneId)
      java.time.YearMonth now() now(java.time.ZoneId)
      java.time.MonthDay now() now(java.time.ZoneId)
      java.time.chrono.HijrahDate now() now(java.time.ZoneId)
      java.time.chrono.JapaneseDate now() now(java.time.ZoneId)
      java.time.chrono.MinguoDate now() now(java.time.ZoneId)
      java.time.chrono.ThaiBuddhistDate now() now(java.time.ZoneId)
      java.time.chrono.Chronology dateNow() dateNow(java.time.ZoneId)
      java.time.Clock system systemUTC systemDefaultZone tickMillis tickSeconds tickMinutes
      java.time.InstantSource system
      java.util.Date new()
      java.util.Calendar getInstance
      java.util.GregorianCalendar new() new(java.util.TimeZone) new(java.util.Locale)
      RANDOM
      java.lang.Math random
      java.lang.StrictMath random
      java.util.Random new()
      java.util.SplittableRandom new()
      java.util.concurrent.ThreadLocalRandom current
      java.security.SecureRandom new getInstance getInstanceStrong
      java.util.random.RandomGenerator getDefault of
      java.util.random.RandomGeneratorFactory create()
      java.util.Collections shuffle(java.util.List)
      UUID
      java.util.UUID randomUUID
      SETTINGS
      java.lang.System getenv getProperty getProperties
      java.lang.Boolean getBoolean
      java.lang.Integer getInteger
      java.lang.Long getLong
      DEFAULTS
      java.util.Locale getDefault
      java.util.TimeZone getDefault
      java.time.ZoneId systemDefault
      java.nio.charset.Charset defaultCharset
      java.lang.String getBytes() new(byte[])
      MACHINE
      java.lang.Runtime availableProcessors freeMemory totalMemory maxMemory
      java.lang.ProcessHandle current pid info allProcesses
      java.lang.management.ManagementFactory *
      java.lang.Thread getId threadId getName activeCount getAllStackTraces
      java.net.InetAddress getLocalHost
      java.net.NetworkInterface *
      WAITING
      java.lang.Thread sleep join onSpinWait yield
      java.lang.Object wait() wait(long) wait(long,int)
      java.lang.Process waitFor
      java.util.concurrent.TimeUnit sleep timedJoin timedWait
      java.util.concurrent.Future get
      java.util.concurrent.CompletableFuture join
      java.util.concurrent.ExecutorService awaitTermination
      java.util.concurrent.CountDownLatch await
      java.util.concurrent.CyclicBarrier await
      java.util.concurrent.Phaser arriveAndAwaitAdvance awaitAdvance
      java.util.concurrent.Exchanger exchange
      java.util.concurrent.Semaphore acquire acquireUninterruptibly
      java.util.concurrent.BlockingQueue take put
      java.util.concurrent.locks.Condition await awaitNanos awaitUntil awaitUninterruptibly
      java.util.concurrent.locks.LockSupport park parkNanos parkUntil
      FILES
      java.nio.file.Files *
      java.nio.file.Path toRealPath
      java.nio.channels.FileChannel open
      java.io.File exists isFile isDirectory length lastModified list listFiles canRead canWrite
      java.io.File createNewFile createTempFile delete mkdir mkdirs renameTo setLastModified
      java.io.FileInputStream new
      java.io.FileOutputStream new
      java.io.FileReader new
      java.io.FileWriter new
      java.io.RandomAccessFile new
      java.io.PrintStream new(java.io.File) new(java.lang.String)
      java.io.PrintWriter new(java.io.File) new(java.lang.String)
      java.io.Console readLine readPassword
      java.util.Scanner new(java.io.File) new(java.nio.file.Path)
      java.util.zip.ZipFile new
      NETWORK
      java.net.Socket new connect
      java.net.ServerSocket new accept
      java.net.DatagramSocket new send receive
      java.net.InetAddress getByName getAllByName isReachable
      java.net.URL openStream openConnection getContent
      java.net.URLConnection connect getInputStream getOutputStream getContent
      java.net.http.HttpClient send sendAsync
      java.nio.channels.SocketChannel open
      java.nio.channels.ServerSocketChannel open
      java.nio.channels.DatagramChannel open
      java.nio.channels.AsynchronousSocketChannel open
      javax.net.SocketFactory createSocket
      DATABASE
      java.sql.DriverManager getConnection
      javax.sql.DataSource getConnection
      java.sql.Connection createStatement prepareStatement prepareCall commit rollback
      java.sql.Statement execute executeQuery executeUpdate executeLargeUpdate executeBatch
      PROCESSES
      java.lang.ProcessBuilder start startPipeline
      java.lang.Runtime exec exit halt
      java.lang.System exit
      java.lang.ProcessHandle destroy destroyForcibly
      WHOLE_JVM
      java.lang.Runtime addShutdownHook
      java.lang.System setProperty setProperties clearProperty setOut setErr setIn
      java.lang.Thread setDefaultUncaughtExceptionHandler
      java.util.Locale setDefault
      java.util.TimeZone setDefault
      IDENTITY
      java.lang.System identityHashCode
      java.lang.Enum hashCode
      java.util.IdentityHashMap new
      """;

  private record Entry(Topic topic, Api api) {}

  private final Map<String, List<Entry>> byType = new HashMap<>();

  Catalogue() {
    Topic topic = Topic.CLOCK;
    for (String line : TEXT.lines().toList()) {
      if (line.contains(" ")) {
        Entry entry = new Entry(topic, Api.of(line));
        byType.computeIfAbsent(entry.api.type(), type -> new ArrayList<>()).add(entry);
      } else {
        topic = Topic.valueOf(line);
      }
    }
  }

  /**
   * What is wrong with calling a method, or null; of several, the first topic.
   *
   * @param lineage the class that declares it and everything above it
   */
  @Nullable Topic topic(ExecutableElement method, Set<String> lineage) {
    Topic first = null;
    for (String type : lineage) {
      for (Entry entry : byType.getOrDefault(type, List.of())) {
        if ((first == null || entry.topic.compareTo(first) < 0) && entry.api.has(method, lineage)) {
          first = entry.topic;
        }
      }
    }
    return first;
  }
}
