package dev.planwright.samples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.flink.cluster.Await;
import dev.planwright.flink.cluster.JavaProcess;
import dev.planwright.samples.desk.ClassPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The {@link LedgerServer} of a desk, as its driver sees it. */
final class Ledger implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final JavaProcess process;
  private final Path log;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private Ledger(JavaProcess process, Path log, String url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /** Starts one that holds every call back. */
  static Ledger start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path log = folder.resolve("ledger");
    Path port = folder.resolve("ledger.port");
    JavaProcess process =
        JavaProcess.start(
            "ledger",
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            ClassPath.ofTests(),
            LedgerServer.class.getName(),
            List.of(log.toString(), port.toString()),
            folder.resolve("ledger.log"));
    try {
      Await.until("ledger", START, () -> Files.exists(port));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(process.tail(), e);
    }
    return new Ledger(process, log, "http://localhost:" + Files.readString(port));
  }

  /** For the desk's configuration. */
  String url() {
    return url;
  }

  /** Calls that wait and came at that time or later. */
  int waiting(long since) throws IOException, InterruptedException {
    return Integer.parseInt(post("/waiting", Long.toString(since)));
  }

  /** Answers at most so many of them; returns how many. */
  int letGo(int calls, long since) throws IOException, InterruptedException {
    return Integer.parseInt(post("/let", calls + " " + since));
  }

  /** Holds nothing back from now on; calls from before that time stay unanswered. */
  void open(long since) throws IOException, InterruptedException {
    String unused = post("/open", Long.toString(since));
  }

  /** All that it wrote. */
  List<LedgerLog.Line> lines() throws IOException {
    return Files.exists(log) ? LedgerLog.read(log) : List.of();
  }

  @Override
  public void close() {
    process.close();
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build(),
            BodyHandlers.ofString(UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException("%s: %d %s".formatted(path, response.statusCode(), response.body()));
    }
    return response.body();
  }
}
