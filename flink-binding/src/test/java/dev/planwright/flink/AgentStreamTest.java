package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Collected.Element;
import dev.planwright.flink.Desk.Approval;
import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.runtime.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole jobs on a cluster in this JVM. */
class AgentStreamTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private final DeskPlan plan = new DeskPlan();
  private String name;
  private StreamExecutionEnvironment env;

  @BeforeEach
  void environment(TestInfo test) {
    name = test.getDisplayName();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
  }

  private DataStream<Message> messages(Message... messages) {
    return env.fromData(List.of(messages), AgentTypes.of(plan, Message.class));
  }

  @Test
  void job_withoutGenericTypes_takesAndGivesPackagePrivateRecords() throws Exception {
    AgentStream<Notice> notices =
        AgentStream.of(plan)
            .input(messages(new Order("ann", "tea", 2), new Approval("ann", 7)), Message::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    env.execute(name);
    assertThat(Collected.values(name))
        .containsExactlyInAnyOrder(
            new Notice("ann", "tea for none, recent [tea], amounts [tea=2], steps 2", 1),
            new Notice("ann", "approved 7", 1));
  }

  @Test
  void shortForm_putsAnAgentOnAKeyedStream() throws Exception {
    AgentStream<Notice> notices =
        AgentStream.of(messages(new Approval("ann", 7)).keyBy(Message::customer), plan);
    Collected.collect(name, notices.toDataStream());
    env.execute(name);
    assertThat(Collected.values(name)).containsExactly(new Notice("ann", "approved 7", 0));
  }

  @Test
  void severalInputs_oneForEachLeaf_meetInTheKeysMemory() throws Exception {
    DataStream<Order> orders =
        env.fromData(
            List.of(new Order("ann", "tea", 1), new Order("bob", "tea", 1)),
            AgentTypes.of(plan, Order.class));
    DataStream<Approval> approvals =
        env.fromData(
            List.of(new Approval("ann", 1), new Approval("bob", 2)),
            AgentTypes.of(plan, Approval.class));
    AgentStream<Notice> notices =
        AgentStream.of(plan)
            .input(orders, Order::customer)
            .input(approvals, Approval::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    env.execute(name);
    assertThat(Collected.values(name))
        .hasSize(4)
        .extracting(notice -> ((Notice) notice).customer())
        .containsExactlyInAnyOrder("ann", "ann", "bob", "bob");
  }

  @Test
  void outputs_carryTheirInputsEventTime() throws Exception {
    DataStream<Message> timed =
        messages(new Approval("ann", 40), new Approval("bob", 41))
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Message>forMonotonousTimestamps()
                    .withTimestampAssigner((message, any) -> ((Approval) message).number()));
    Collected.collect(
        name, AgentStream.of(plan).input(timed, Message::customer).build().toDataStream());
    env.execute(name);
    assertThat(Collected.elements(name))
        .containsExactlyInAnyOrder(
            new Element(new Notice("ann", "approved 40", 0), 40L),
            new Element(new Notice("bob", "approved 41", 0), 41L));
  }

  @Test
  void boundedInput_endsWhenItsWaitingCallsAreAnswered() throws Exception {
    Order[] orders =
        IntStream.range(0, 20)
            .mapToObj(i -> new Order("customer " + i % 5, "call-bounded-" + i, 1))
            .toArray(Order[]::new);
    AgentStream<Notice> notices =
        AgentStream.of(plan).input(messages(orders), Message::customer).build();
    Collected.collect(name, notices.toDataStream());
    var running = env.executeAsync(name);
    for (int i = 0; i < 5; i++) {
      GatedPrices.awaitAsked("call-bounded-" + i);
    }
    assertThat(Collected.values(name)).isEmpty();
    for (int i = 0; i < 20; i++) {
      GatedPrices.give("call-bounded-" + i, "p");
    }
    running.getJobExecutionResult().get();
    assertThat(Collected.values(name)).hasSize(20);
    assertThat(IntStream.range(0, 20).map(i -> GatedPrices.calls("call-bounded-" + i)))
        .containsOnly(1);
  }

  @Test
  void deadLetters_areASideOutput() throws Exception {
    Order poison = new Order("ann", "poison", 1);
    AgentStream<Notice> notices =
        AgentStream.of(plan).input(messages(poison), Message::customer).build();
    Collected.collect(name, notices.deadLetters());
    env.execute(name);
    assertThat(Collected.values(name))
        .containsExactly(
            new DeadLetter(
                "ann",
                poison,
                poison,
                "audit",
                "java.lang.IllegalArgumentException: not on the list"));
  }

  /** The key selector's type is a package-private record that holds an enum, whose hash differs. */
  @Test
  void keyThatIsARecord_keepsItsMemory_andStandsInDeadLettersAsItWas() throws Exception {
    Order[] orders =
        IntStream.range(0, 40)
            .mapToObj(i -> new Order("customer " + i % 10, i < 30 ? "tea" : "poison", 1))
            .toArray(Order[]::new);
    AgentStream<Notice> notices =
        AgentStream.of(plan).input(messages(orders), message -> Shelf.of(message)).build();
    Collected.collect(name, notices.toDataStream());
    Collected.collect(name + " dead", notices.deadLetters());
    env.execute(name);
    assertThat(Collected.values(name))
        .extracting(notice -> ((Notice) notice).count())
        .containsOnly(1, 2, 3, 4);
    assertThat(Collected.values(name + " dead"))
        .extracting(letter -> ((DeadLetter) letter).key())
        .containsExactlyInAnyOrder(
            IntStream.range(0, 10).mapToObj(i -> Shelf.of(orders[i])).toArray());
  }

  enum Side {
    LEFT,
    RIGHT
  }

  record Shelf(Side side, String customer) {
    static Shelf of(Message message) {
      return new Shelf(
          message.customer().endsWith("1") ? Side.LEFT : Side.RIGHT, message.customer());
    }
  }

  @Test
  void replacedResource_isShipped() throws Exception {
    AgentStream<Notice> notices =
        AgentStream.of(plan.with(Prices.class, config -> item -> "price of " + item))
            .input(messages(new Order("ann", "call-shipped", 1)), Message::customer)
            .build();
    Collected.collect(name, notices.toDataStream());
    env.execute(name);
    assertThat(((Notice) Collected.next(name)).text())
        .startsWith("call-shipped for price of call-shipped");
  }

  @Test
  void failedRun_failsTheJob_andTheMessageSaysWhere() {
    AgentStream.of(plan)
        .input(messages(new Order("ann", "boom", 1)), Message::customer)
        .build()
        .toDataStream();
    assertThatThrownBy(() -> env.execute(name))
        .hasStackTraceContaining(
            "Agent desk failed in Desk.take for key ann, on Order[customer=ann, item=boom, amount=1]");
  }

  @Test
  void atLeastOnceCheckpoints_areRefusedBeforeTheJobStarts() {
    AgentStream.of(plan).input(messages(new Approval("ann", 1)), Message::customer).build();
    env.enableCheckpointing(1_000, CheckpointingMode.AT_LEAST_ONCE);
    assertThatThrownBy(() -> env.execute(name))
        .hasStackTraceContaining("Agent desk needs exactly-once checkpoints");
  }

  /** In batch mode Flink forgets a key when it comes to the next: each must be finished first. */
  @Test
  void batchMode_finishesEachKey_andLosesNothing() throws Exception {
    List<Message> orders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      orders.add(new Order("customer " + i % 100, "call-batch", 1));
    }
    GatedPrices.give("call-batch", "5");
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    Collected.collect(
        name,
        AgentStream.of(plan)
            .input(messages(orders.toArray(Message[]::new)), Message::customer)
            .build()
            .toDataStream());
    env.execute(name);
    List<Notice> notices = Collected.values(name).stream().map(Notice.class::cast).toList();
    assertThat(notices).hasSize(300);
    for (int i = 0; i < 100; i++) {
      String customer = "customer " + i;
      assertThat(notices)
          .filteredOn(notice -> notice.customer().equals(customer))
          .extracting(Notice::count)
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void keyThatIsNone_isRefusedAtBuild_byItsType() {
    DataStream<Message> messages = messages(new Approval("ann", 1));
    assertThatThrownBy(() -> AgentStream.of(plan).input(messages, message -> 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Agent desk: java.lang.Double cannot be a key");
    assertThatThrownBy(() -> AgentStream.of(messages.keyBy(message -> 1.5), plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Agent desk: java.lang.Double cannot be a key");
  }

  @Test
  void keyWhoseTypeFlinkCannotSee_isAskedFor() throws Exception {
    AgentStreamBuilder<Message, Notice> desk = AgentStream.of(plan);
    assertThatThrownBy(() -> desk.input(messages(new Approval("ann", 1)), unseen()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Name it: input(stream, key, String.class)");
    Collected.collect(
        name,
        desk.input(messages(new Approval("ann", 1)), unseen(), String.class)
            .build()
            .toDataStream());
    env.execute(name);
    assertThat(Collected.values(name)).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static <K> KeySelector<Message, K> unseen() {
    return message -> (K) message.customer();
  }

  @Test
  void failedCall_failsTheJob_alsoBetweenBarriers() {
    GatedPrices.refuse("call-job", new IllegalStateException("closed today"));
    AgentStream.of(plan)
        .input(messages(new Order("ann", "call-job", 1)), Message::customer)
        .build();
    assertThatThrownBy(() -> env.execute(name))
        .hasStackTraceContaining("Agent desk failed in Desk.take for key ann")
        .hasStackTraceContaining("closed today");
  }

  @Test
  void inputsKeyedByDifferentTypes_areRefusedAtBuild() {
    AgentStreamBuilder<Message, Notice> desk =
        AgentStream.of(plan).input(messages(new Approval("1", 1)), Message::customer);
    DataStream<Approval> approvals =
        env.fromData(List.of(new Approval("1", 1)), AgentTypes.of(plan, Approval.class));
    assertThatThrownBy(() -> desk.input(approvals, Approval::number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String and java.lang.Long");
  }

  @Test
  void agentWithoutInput_isRefused() {
    assertThatThrownBy(() -> AgentStream.of(plan).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Agent desk has no input: call input(stream, key)");
  }

  @Test
  void settingOutOfRange_isRefusedByName() {
    AgentStreamBuilder<Message, Notice> desk =
        AgentStream.of(plan)
            .input(messages(new Approval("ann", 1)), Message::customer)
            .maxInFlight(0);
    assertThatThrownBy(desk::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxInFlight must be at least 1, but is 0");
    assertThatThrownBy(() -> AgentStream.of(plan).retention(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agent desk: retention must not be negative, but is PT-24H");
    assertThatThrownBy(() -> AgentStream.of(plan).journal(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agent desk: a journal's id is blank");
  }
}
