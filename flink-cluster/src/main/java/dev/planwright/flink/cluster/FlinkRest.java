package dev.planwright.flink.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a JobManager is asked and told over REST. Every method fails while there is none. */
public final class FlinkRest {

  /** Far longer than a savepoint of a test takes. */
  private static final Duration SAVEPOINT = Duration.ofMinutes(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestCalls calls;

  FlinkRest(int port) {
    this.calls = new RestCalls(port);
  }

  /** The TaskManagers that are registered. */
  public List<String> taskManagers() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    calls
        .get("/taskmanagers")
        .path("taskmanagers")
        .forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  /**
   * Uploads a jar.
   *
   * @return its id
   */
  public String upload(Path jar) throws IOException, InterruptedException {
    String file = calls.upload("/jars/upload", jar).path("filename").asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Runs a jar's main class in the JobManager and the job that it makes on the cluster.
   *
   * @return the job's id
   */
  public String run(String jar, JobOrder order) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("entryClass", order.mainClass());
    order.arguments().forEach(body.putArray("programArgsList")::add);
    body.put("parallelism", order.parallelism());
    if (order.restoreFrom() != null) {
      body.put("savepointPath", order.restoreFrom());
    }
    return calls.post("/jars/" + jar + "/run", body).path("jobid").asText();
  }

  /** {@code RUNNING}, {@code FINISHED} and so on. */
  public String state(String job) throws IOException, InterruptedException {
    return calls.get("/jobs/" + job).path("state").asText();
  }

  /** Whether the job and every task of it that has not finished is running. */
  public boolean isRunning(String job) throws IOException, InterruptedException {
    JsonNode details = calls.get("/jobs/" + job);
    if (!details.path("state").asText().equals("RUNNING")) {
      return false;
    }
    for (JsonNode vertex : details.path("vertices")) {
      JsonNode tasks = vertex.path("tasks");
      if (tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt()
          != vertex.path("parallelism").asInt()) {
        return false;
      }
    }
    return true;
  }

  /** The job's checkpoints so far, in this JobManager. */
  public Checkpoints checkpoints(String job) throws IOException, InterruptedException {
    return Checkpoints.of(calls.get("/jobs/" + job + "/checkpoints"));
  }

  /** Why the job failed, the newest failure first, each with its stack trace. */
  public List<String> failures(String job) throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    history(job).forEach(entry -> failures.add(entry.path("stacktrace").asText()));
    return failures;
  }

  /** What enrichers have labelled the job's failures with, the newest first. */
  public List<Map<String, String>> failureLabels(String job)
      throws IOException, InterruptedException {
    List<Map<String, String>> failures = new ArrayList<>();
    for (JsonNode entry : history(job)) {
      Map<String, String> labels = new TreeMap<>();
      entry
          .path("failureLabels")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
      failures.add(labels);
    }
    return failures;
  }

  private JsonNode history(String job) throws IOException, InterruptedException {
    return calls.get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
  }

  /** Which TaskManager runs each subtask of an operator, by the subtask's index. */
  public Map<Integer, String> placement(String job, String operator)
      throws IOException, InterruptedException {
    Map<Integer, String> placement = new TreeMap<>();
    for (JsonNode vertex : calls.get("/jobs/" + job).path("vertices")) {
      if (vertex.path("name").asText().contains(operator)) {
        calls
            .get("/jobs/%s/vertices/%s".formatted(job, vertex.path("id").asText()))
            .path("subtasks")
            .forEach(
                subtask ->
                    placement.put(
                        subtask.path("subtask").asInt(), subtask.path("taskmanager-id").asText()));
      }
    }
    return placement;
  }

  /** Cancels a job; returns when that is asked for, not when it is done. */
  public void cancel(String job) throws IOException, InterruptedException {
    calls.patch("/jobs/" + job + "?mode=cancel");
  }

  /**
   * Takes a savepoint, the job goes on.
   *
   * @return where it is
   */
  public String savepoint(String job) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("cancel-job", false);
    return awaitSavepoint(job, calls.post("/jobs/" + job + "/savepoints", body));
  }

  /**
   * Stops the job with a savepoint.
   *
   * @param drain whether its input ends thereby, so that nothing is left to go on with
   * @return where it is
   */
  public String stop(String job, boolean drain) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("drain", drain);
    return awaitSavepoint(job, calls.post("/jobs/" + job + "/stop", body));
  }

  private String awaitSavepoint(String job, JsonNode trigger) throws InterruptedException {
    String url = "/jobs/%s/savepoints/%s".formatted(job, trigger.path("request-id").asText());
    JsonNode done =
        Await.value(
            "savepoint of " + job,
            SAVEPOINT,
            () ->
                Optional.of(calls.get(url))
                    .filter(answer -> answer.at("/status/id").asText().equals("COMPLETED")));
    if (done.path("operation").has("failure-cause")) {
      throw new IllegalStateException(
          "savepoint of %s failed: %s"
              .formatted(job, done.at("/operation/failure-cause/stack-trace").asText()));
    }
    return done.at("/operation/location").asText();
  }
}
