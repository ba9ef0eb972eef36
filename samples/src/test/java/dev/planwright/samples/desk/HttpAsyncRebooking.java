package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** {@link HttpRebooking} that holds no thread while it waits; asks again at {@code /confirm}. */
final class HttpAsyncRebooking implements AsyncRebookingService, AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private final String url;

  HttpAsyncRebooking(String url) {
    this.url = url;
  }

  @Override
  public CompletionStage<String> rebook(Flight flight) {
    return send(HttpRebooking.request(URI.create(url + "/rebook"), flight));
  }

  @Override
  public CompletionStage<String> confirm(String confirmation) {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/confirm"))
            .header("Idempotency-Key", confirmation)
            .POST(BodyPublishers.ofString(confirmation, UTF_8))
            .build());
  }

  private CompletionStage<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString(UTF_8));
    underWay.add(answer);
    return answer
        .whenComplete((response, failure) -> underWay.removeIf(CompletableFuture::isDone))
        .thenApply(HttpRebooking::confirmation);
  }

  /**
   * Nobody waits for what is under way any more. Left alone, it would keep its connections, and the
   * job's classes, for as long as no answer comes.
   */
  @Override
  public void close() {
    underWay.forEach(answer -> answer.cancel(true));
  }
}
