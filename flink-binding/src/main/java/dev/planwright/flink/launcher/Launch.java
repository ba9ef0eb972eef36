package dev.planwright.flink.launcher;

import dev.planwright.flink.AgentStream;
import dev.planwright.flink.AgentStreamBuilder;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Puts a job together as its options say, and runs it.
 *
 * <p>The jars of the plan, and the one that the launcher itself is in, go to the cluster with the
 * job ({@code pipeline.jars}); there they are the user's class path. Flink's own has none of them.
 */
final class Launch {

  private Launch() {}

  static void run(LaunchOptions options, PlanJars jars) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(jars.loader());
    try {
      AgentPlan<?, ?> plan = jars.plan(options.agent);
      Configuration configuration = new Configuration();
      configuration.set(PipelineOptions.JARS, shipped(jars));
      configuration.set(PipelineOptions.GENERIC_TYPES, false);
      StreamExecutionEnvironment flink =
          StreamExecutionEnvironment.getExecutionEnvironment(configuration);
      build(options, plan, jars, flink);
      flink.execute(options.name.isEmpty() ? plan.name() : options.name);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> shipped(PlanJars jars) throws URISyntaxException {
    List<String> shipped = new ArrayList<>();
    CodeSource own = Launch.class.getProtectionDomain().getCodeSource();
    if (own != null && Files.isRegularFile(Path.of(own.getLocation().toURI()))) {
      shipped.add(own.getLocation().toString());
    }
    shipped.addAll(jars.urls());
    return shipped;
  }

  private static <I, O> void build(
      LaunchOptions options,
      AgentPlan<I, O> plan,
      PlanJars jars,
      StreamExecutionEnvironment flink) {
    KafkaSettings kafka = KafkaSettings.of(options.kafkaProperties, options.kafka);
    AgentStreamBuilder<I, O> agent = AgentStream.of(plan).config(AgentConfig.of(options.settings));
    options.agentSettings.applyTo(agent);
    if (!options.store.isEmpty()) {
      agent.store(Stores.open(options.store, kafka, jars.loader()));
    }
    new Sources<>(options, plan, kafka, flink).addTo(agent);
    Sinks sinks = new Sinks(plan, kafka);
    boolean hasOutput = plan.spec().outputCodec() != null;
    if (hasOutput == options.sink.isEmpty()) {
      throw new WrongOptionException(
          hasOutput
              ? "Agent %s gives out %s: say where to, with --sink"
                  .formatted(plan.name(), plan.spec().outputType().getName())
              : "Agent %s gives out nothing, so there is nothing for --sink"
                  .formatted(plan.name()));
    }
    AgentStream<O> stream = agent.build();
    if (hasOutput) {
      Class<O> type = plan.spec().outputType();
      JsonType<O> json = JsonType.of(plan, type);
      sinks.add(stream.toDataStream(), "sink", options.sink, InputType.output(plan), json::write);
    }
    if (!options.deadLetters.isEmpty()) {
      sinks.add(
          stream.deadLetters(),
          "dead-letters",
          options.deadLetters,
          new InputType<>(DeadLetter.class, List.of(DeadLetter.class)),
          new DeadLetterLine(plan));
    }
  }
}
