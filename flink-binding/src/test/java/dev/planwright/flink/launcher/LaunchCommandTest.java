package dev.planwright.flink.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says before any job runs: its help, its list, and what is wrong. */
class LaunchCommandTest {

  @TempDir Path folder;
  private Path meter;
  private Path till;

  @BeforeEach
  void jars() throws IOException {
    meter = TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter");
    till = TestJars.ofAgent(folder, "dev.planwright.flink.Till");
  }

  private static String run(Object... args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LaunchCommand.run(
        List.of(args).stream().map(String::valueOf).toArray(String[]::new),
        new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  /** A launch of the meter with options that are right but for these. */
  private AbstractThrowableAssert<?, ?> meter(Object... wrong) {
    List<Object> args = new ArrayList<>(List.of("--plan-jar", meter, "--set", "unit=W"));
    args.addAll(List.of(wrong));
    return assertThatThrownBy(() -> run(args.toArray()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void list_ofTwoJars_showsEachAgentWithInputOutputAndFingerprint() throws Exception {
    assertThat(run("--plan-jar", meter + "," + till, "--list").lines())
        .containsExactly(
            "power-meter",
            "  class        dev.planwright.flink.launcher.Meter",
            "  input        dev.planwright.flink.launcher.Meter$Reading",
            "  output       dev.planwright.flink.launcher.Meter$Sum",
            "  fingerprint  " + new MeterPlan().fingerprint(),
            "till",
            "  class        dev.planwright.flink.Till",
            "  input        dev.planwright.flink.Till$Slip",
            "  output       dev.planwright.flink.Till$Receipt",
            "  fingerprint  " + new dev.planwright.flink.TillPlan().fingerprint());
  }

  @Test
  void help_namesEveryOptionAndTheBuildersSettings() throws Exception {
    assertThat(run("--help"))
        .contains("--plan-jar", "--dead-letters", "--callThreads", "--maxPending");
  }

  @Test
  void agent_ofAWrongName_isRefusedWithTheNearMiss() {
    assertThatThrownBy(() -> run("--plan-jar", meter + "," + till, "--agent", "powermetre"))
        .hasMessage(
            "There is no agent 'powermetre'. Did you mean power-meter? There are: power-meter, till");
  }

  @Test
  void agent_notNamedAmongSeveral_isAskedFor() {
    assertThatThrownBy(() -> run("--plan-jar", meter + "," + till))
        .hasMessage("Say which agent is to run, with --agent: power-meter, till");
  }

  @Test
  void jar_withoutAgents_saysWhatIsMissing() throws Exception {
    Path empty = folder.resolve("empty.jar");
    new java.util.jar.JarOutputStream(Files.newOutputStream(empty)).close();
    assertThatThrownBy(() -> run("--plan-jar", empty, "--source", "x"))
        .hasMessageContaining("no agent is in there")
        .hasMessageContaining("META-INF/planwright/");
    assertThat(run("--plan-jar", empty, "--list").strip()).isEqualTo("no agents");
  }

  @Test
  void jar_thatIsNotThere_isNamed() {
    assertThatThrownBy(() -> run("--plan-jar", "nowhere.jar", "--list"))
        .hasMessage("--plan-jar nowhere.jar: there is no such file");
  }

  @Test
  void option_ofAWrongName_isRefusedWithTheNearMiss() {
    meter("--sorce", "x")
        .hasMessageContaining("There is no option '--sorce'. Did you mean --source?");
  }

  @Test
  void source_missing_isAskedFor() {
    meter("--sink", "out")
        .hasMessage(
            "Agent power-meter takes dev.planwright.flink.launcher.Meter$Reading: say where from, with --source");
  }

  @Test
  void key_ofAWrongName_isRefusedWithTheNearMiss() {
    meter("--source", "x", "--sink", "out", "--key", "plase")
        .hasMessage(
            "There is no component of dev.planwright.flink.launcher.Meter$Reading 'plase'. Did you mean place? There are: place, grade, at, watts, notes, scale");
  }

  @Test
  void key_ofAWrongNameInARecordInARecord_isRefusedWithTheNearMiss() {
    meter("--source", "x", "--sink", "out", "--key", "place.streat")
        .hasMessageContaining("Meter$Place 'streat'. Did you mean street?");
  }

  @Test
  void key_ofATypeThatIsNone_isRefusedNamingTheComponent() {
    meter("--source", "x", "--sink", "out", "--key", "notes")
        .hasMessageStartingWith("Component notes cannot be a key:")
        .hasMessageContaining("List");
    meter("--source", "x", "--sink", "out", "--key", "scale")
        .hasMessageStartingWith("Component scale cannot be a key:")
        .hasMessageContaining("Double");
  }

  @Test
  void key_missing_isAskedFor() {
    meter("--source", "x", "--sink", "out").hasMessageContaining("with --key");
  }

  @Test
  void eventTime_ofATypeThatIsNone_isRefusedNamingTheComponent() {
    meter("--source", "x", "--sink", "out", "--key", "place", "--event-time", "watts")
        .hasMessage(
            "Component watts of dev.planwright.flink.launcher.Meter$Reading is a java.lang.Integer, which is no event time; use one of Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, Long");
  }

  @Test
  void leaf_ofAWrongName_isRefusedWithTheNearMiss() {
    assertThatThrownBy(
            () -> run("--plan-jar", till, "--source", "Sales=x", "--key", "shop", "--sink", "out"))
        .hasMessageContaining(
            "There is no input of agent till 'Sales'. Did you mean Sale? There are: Cancelled, Refund, Sale");
  }

  @Test
  void component_thatOnlySomeLeavesHave_isRefusedNamingTheLeaf() {
    assertThatThrownBy(
            () -> run("--plan-jar", till, "--source", "x", "--key", "item", "--sink", "out"))
        .hasMessageContaining("component of dev.planwright.flink.Till$Cancelled 'item'");
  }

  @Test
  void sink_missing_isAskedFor() {
    meter("--source", "x", "--key", "place")
        .hasMessageContaining("gives out dev.planwright.flink.launcher.Meter$Sum")
        .hasMessageContaining("--sink");
  }

  @Test
  void parameter_ofFiles_ofAWrongName_isRefusedWithTheNearMiss() {
    meter("--source", "x?monitr=1s", "--key", "place", "--sink", "out")
        .hasMessageContaining("'monitr'. Did you mean monitor?");
  }

  @Test
  void source_thatNeverEnds_withoutCheckpoints_isRefused() {
    meter("--source", "x?monitor=1s", "--key", "place", "--sink", "out")
        .hasMessage(
            "x never ends, so the job needs checkpoints: flink run -Dexecution.checkpointing.interval=10s …");
  }

  @Test
  void topic_thatNeverEnds_withoutCheckpoints_isRefused_whateverItsUntilIs() {
    for (String until : List.of("", "?until=", "?from=latest")) {
      meter("--source", "kafka:x" + until, "--key", "place", "--sink", "out")
          .hasMessageStartingWith("kafka:x never ends, so the job needs checkpoints");
    }
  }

  @Test
  void kafka_withoutBrokers_isRefused() {
    meter("--source", "kafka:readings?until=latest", "--key", "place", "--sink", "out")
        .hasMessageContaining("kafka:readings: where are its brokers?");
  }

  @Test
  void kafka_settingOfAWrongName_isRefusedWithTheNearMiss() {
    meter(
            "--source",
            "kafka:readings?until=latest&bootstrap.server=localhost:1",
            "--key",
            "place",
            "--sink",
            "out")
        .hasMessageContaining("'bootstrap.server'. Did you mean bootstrap.servers?");
  }

  @Test
  void store_ofAnUnknownKind_isRefused() {
    meter("--source", "x", "--key", "place", "--sink", "out", "--store", "kafka:calls")
        .hasMessageContaining("There is no kind of store 'kafka'.")
        .hasMessageContaining("--plan-jar desk.jar,planwright-kafka-binding.jar");
  }
}
