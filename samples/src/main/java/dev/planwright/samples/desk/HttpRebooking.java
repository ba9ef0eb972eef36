package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.CallInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A rebooking service of another process, over HTTP: the flight is posted to {@code /rebook} with
 * the call's idempotency key as a header, and the answer's body is the confirmation.
 */
final class HttpRebooking implements RebookingService {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI url;

  HttpRebooking(String url) {
    this.url = URI.create(url + "/rebook");
  }

  @Override
  public String rebook(Flight flight) {
    HttpRequest request = request(url, flight);
    try {
      return confirmation(client.send(request, BodyHandlers.ofString(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rebooking", e);
    }
  }

  /** The request that rebooks a flight, under the key of the call that is being made. */
  static HttpRequest request(URI url, Flight flight) {
    String key = CallInfo.current().idempotencyKey();
    return HttpRequest.newBuilder(url)
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(new RebookingLedger.Line(flight, key).flight(), UTF_8))
        .build();
  }

  /** What was answered, if that was a confirmation. */
  static String confirmation(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }
}
