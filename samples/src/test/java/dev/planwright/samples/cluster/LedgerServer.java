package dev.planwright.samples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.planwright.samples.cluster.LedgerLog.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;

/**
 * The provider that rebooks flights, a process of its own that nobody kills. {@code POST /rebook}
 * with an idempotency key is the effect: one line of its log. {@code POST /confirm} only answers.
 * Both are held back ({@link LedgerGate}) until the driver says {@code /let} or {@code /open};
 * {@code /waiting} counts them.
 *
 * <p>It does not leave out an effect because its key has come before, although it could: here
 * repeated effects are to be seen.
 */
final class LedgerServer {

  private static final int THREADS = 8;

  /** As many connections as calls may wait; the JDK's default is a fraction. */
  private static final int BACKLOG = 1_000;

  private final LedgerLog log;
  private final LedgerGate gate = new LedgerGate();

  private LedgerServer(LedgerLog log) {
    this.log = log;
  }

  /** Takes the log, and a file into which it writes its port when it is there. */
  public static void main(String[] args) throws IOException {
    LedgerServer ledger = new LedgerServer(LedgerLog.open(Path.of(args[0])));
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    http.setExecutor(Executors.newFixedThreadPool(THREADS));
    http.createContext("/rebook", ledger::rebook);
    http.createContext("/confirm", ledger::confirm);
    http.createContext("/waiting", ledger::waiting);
    http.createContext("/let", ledger::let);
    http.createContext("/open", ledger::open);
    http.start();
    Path port = Path.of(args[1]);
    Path draft = port.resolveSibling(port.getFileName() + ".draft");
    Files.writeString(draft, Integer.toString(http.getAddress().getPort()));
    Files.move(draft, port, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a flight's rebooking answers; no two disruptions share it. */
  static String confirmation(String flight) {
    return flight.replace(' ', '-');
  }

  private void rebook(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String flight = body(exchange);
    log.write(Kind.CALL, key, flight);
    gate.pass(
        "rebook " + key,
        () -> {
          log.write(Kind.EFFECT, key, flight);
          answer(exchange, confirmation(flight));
        });
  }

  private void confirm(HttpExchange exchange) throws IOException {
    String confirmation = body(exchange);
    log.write(Kind.CONFIRM, "", flight(confirmation));
    gate.pass("confirm " + confirmation, () -> answer(exchange, confirmation));
  }

  private void waiting(HttpExchange exchange) throws IOException {
    answer(exchange, Integer.toString(gate.waiting(Long.parseLong(body(exchange)))));
  }

  private void let(HttpExchange exchange) throws IOException {
    String[] callsAndSince = body(exchange).split(" ", -1);
    int let = gate.letGo(Integer.parseInt(callsAndSince[0]), Long.parseLong(callsAndSince[1]));
    answer(exchange, Integer.toString(let));
  }

  private void open(HttpExchange exchange) throws IOException {
    gate.open(Long.parseLong(body(exchange)));
    answer(exchange, "");
  }

  /** The opposite of {@link #confirmation}: neither airports nor times of day have dashes. */
  private static String flight(String confirmation) {
    int first = confirmation.indexOf('-');
    int last = confirmation.lastIndexOf('-');
    return "%s %s %s"
        .formatted(
            confirmation.substring(0, first),
            confirmation.substring(first + 1, last),
            confirmation.substring(last + 1));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void answer(HttpExchange exchange, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException callerIsGone) {
      // The effect stands; whoever asked will ask again.
    }
  }
}
