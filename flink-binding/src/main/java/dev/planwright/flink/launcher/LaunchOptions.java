package dev.planwright.flink.launcher;

import dev.planwright.runtime.AgentConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What stands on the launcher's command line. */
@Command(
    name = "AgentJob",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Runs an agent on Flink, from its plan's jar.",
    footer = {
      "",
      "An ADDRESS is a file, a folder, or kafka:topic, with parameters: kafka:flights?from=earliest&until=latest, /data/in?monitor=10s.",
      "Options that say [LEAF=] may be given for one leaf of a sealed input: --source Order=orders.jsonl --source Approval=kafka:approvals.",
      "Flink's own settings are given to Flink: flink run -Dexecution.checkpointing.interval=10s …"
    })
final class LaunchOptions {

  @Option(
      names = "--plan-jar",
      required = true,
      paramLabel = "JAR",
      split = ",",
      description = "The jar that the agent's plan is in. More may follow, for what it needs.")
  List<Path> planJars = new ArrayList<>();

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "The agent; not needed where the jar has only one.")
  String agent = "";

  @Option(names = "--list", description = "Show the agents of the jar, and run nothing.")
  boolean list;

  @Option(
      names = "--source",
      paramLabel = "[LEAF=]ADDRESS",
      description = "Where inputs come from, as JSON. May be repeated.")
  List<String> sources = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "[LEAF=]COMPONENT",
      description = "The component of an input that the agent is keyed by.")
  List<String> keys = new ArrayList<>();

  @Option(
      names = "--event-time",
      paramLabel = "[LEAF=]COMPONENT",
      description =
          "The component that says when an input happened. By default Kafka's timestamps, and none in files.")
  List<String> eventTimes = new ArrayList<>();

  @Option(
      names = "--out-of-orderness",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "How late inputs may come by event time (default: 0s).")
  Duration outOfOrderness = Duration.ZERO;

  @Option(
      names = "--idle-after",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "When a silent source no longer holds back event time (default: never).")
  @Nullable Duration idleAfter;

  @Option(
      names = "--malformed",
      paramLabel = "FAIL|SKIP",
      description = "What becomes of lines that are no inputs (default: ${DEFAULT-VALUE}).")
  Malformed malformed = Malformed.FAIL;

  @Option(names = "--sink", paramLabel = "ADDRESS", description = "Where outputs go, as JSON.")
  String sink = "";

  @Option(
      names = "--dead-letters",
      paramLabel = "ADDRESS",
      description = "Where events go that actions gave up on, as JSON.")
  String deadLetters = "";

  @Option(
      names = "--store",
      paramLabel = "SCHEME:ADDRESS",
      description =
          "Where outcomes of durable calls are kept beside checkpoints, as in kafka:broker:9092/desk-calls.")
  String store = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the agent (AgentConfig). May be repeated.")
  Map<String, String> settings = new TreeMap<>();

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description = "A setting of Kafka's clients, for all addresses. May be repeated.")
  Map<String, String> kafka = new TreeMap<>();

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "A file of such settings, for those that are secret.")
  @Nullable Path kafkaProperties;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The job's name (default: the agent's).")
  String name = "";

  @ArgGroup(exclusive = false, validate = false, heading = "%nLimits and modes of the agent:%n")
  AgentSettings agentSettings = new AgentSettings();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  /** As the settings of agents are written: {@code 10s}, {@code PT10S}. */
  static final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return AgentConfig.of(Map.of("duration", text)).duration("duration");
    }
  }
}
