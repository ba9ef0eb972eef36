package dev.planwright.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** JSON over HTTP to a port of this machine. An answer that is no success is an exception. */
final class RestCalls {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A main class runs within such a call. */
  private static final Duration ANSWER = Duration.ofSeconds(90);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "end-of-the-jar";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final int port;

  RestCalls(int port) {
    this.port = port;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  void patch(String path) throws IOException, InterruptedException {
    JsonNode unused = send(to(path).method("PATCH", BodyPublishers.noBody()));
  }

  JsonNode upload(String path, Path jar) throws IOException, InterruptedException {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/java-archive\r\n\r\n"
            .formatted(BOUNDARY, jar.getFileName());
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head, UTF_8),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY), UTF_8));
    return send(
        to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .timeout(ANSWER);
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString(UTF_8));
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s: %d %s"
              .formatted(
                  request.method(),
                  request.uri(),
                  response.statusCode(),
                  message(response.body())));
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  /** Flink puts stack traces into JSON strings, which nobody can read. */
  private static String message(String body) {
    return body.replace("\\n", "\n").replace("\\t", "\t");
  }
}
