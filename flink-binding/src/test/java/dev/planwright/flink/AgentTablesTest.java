package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Ledger.Entry;
import dev.planwright.flink.Ledger.Line;
import dev.planwright.flink.Ledger.Side;
import dev.planwright.flink.Till.Receipt;
import dev.planwright.flink.Till.Sale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents between tables, with Flink's planner. */
class AgentTablesTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private StreamExecutionEnvironment env;
  private StreamTableEnvironment tables;

  @BeforeEach
  void environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    tables = StreamTableEnvironment.create(env);
  }

  @SuppressWarnings("try") // closing Flink's iterator may be interrupted, as may this test
  private static List<Row> rows(Table table) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> results = table.execute().collect()) {
      results.forEachRemaining(rows::add);
    }
    return rows;
  }

  @Test
  void leaf_isReadFromATableByTheNamesOfItsColumns_andOutputsAreATable() throws Exception {
    TillPlan plan = new TillPlan();
    AgentTables<Till.Slip, Receipt> till = AgentTables.of(tables, plan);
    Table sales =
        tables.sqlQuery(
            "SELECT CAST(price AS SMALLINT) AS cents, shop, item FROM (VALUES ('north', 'tea', 100), ('north', 'rum', 200)) AS t(shop, item, price)");
    AgentStream<Receipt> receipts =
        AgentStream.of(plan).input(till.inputs(sales, Sale.class), Sale::shop).build();
    Table table = till.outputs(receipts);
    assertThat(table.getResolvedSchema().toString())
        .isEqualTo(
            """
            (
              `shop` STRING,
              `text` STRING,
              `total` INT NOT NULL,
              `items` ARRAY<STRING>
            )"""
                .replace("INT NOT NULL", "INT"));
    tables.createTemporaryView("receipts", table);
    assertThat(
            rows(
                tables.sqlQuery(
                    "SELECT shop, total, CARDINALITY(items) FROM receipts WHERE total > 220")))
        .containsExactly(Row.of("north", 330, 2));
  }

  @Test
  void everyStorableType_comesBackFromATableAsItWas() throws Exception {
    LedgerPlan plan = new LedgerPlan();
    Entry full =
        new Entry(
            new UUID(1, 2),
            true,
            (byte) 3,
            (short) 4,
            'x',
            5L,
            1.5f,
            2.5,
            new BigDecimal("12.5"),
            Instant.parse("2026-01-01T00:00:00.123456789Z"),
            LocalDate.parse("2026-01-02"),
            LocalTime.parse("03:04:05.006"),
            LocalDateTime.parse("2026-01-02T03:04:05.000000007"),
            Duration.ofSeconds(8),
            Side.CREDIT,
            Optional.of(9),
            List.of(new Line("tea", List.of(1, 2)), new Line("rum", List.of())),
            Map.of("a", new Line("b", List.of(3))),
            new Line("one", List.of(10)));
    Entry empty = Entry.bare(0);
    AgentTables<Entry, Entry> ledger = AgentTables.of(tables, plan);
    Table first =
        ledger.outputs(
            AgentStream.of(plan)
                .input(
                    env.fromData(List.of(full, empty), AgentTypes.of(plan, Entry.class)), Entry::id)
                .build());
    Collected.collect("ledger", ledger.inputs(first));
    env.execute();
    assertThat(Collected.values("ledger")).containsExactlyInAnyOrder(full, empty);
  }

  @Test
  void eventTime_isAColumnUpToTheWatermark() throws Exception {
    LedgerPlan plan = new LedgerPlan();
    AgentTables<Entry, Entry> ledger = AgentTables.of(tables, plan);
    AgentStream<Entry> entries =
        AgentStream.of(plan)
            .input(env.fromData(List.of(), AgentTypes.of(plan, Entry.class)), Entry::id)
            .build();
    assertThatThrownBy(() -> ledger.outputs(entries, "at"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Agent ledger: the column of event time needs another name than at, which is a component of dev.planwright.flink.Ledger$Entry");
    Table outputs = ledger.outputs(entries, "happened");
    assertThat(outputs.getResolvedSchema().toString())
        .contains("`happened` TIMESTAMP_LTZ(3) *ROWTIME*")
        .contains("WATERMARK FOR `happened`");
  }

  @Test
  void columns_thatAreNoComponents_areRefusedWithTheNearMiss() {
    AgentTables<Till.Slip, Receipt> till = AgentTables.of(tables, new TillPlan());
    Table sales = tables.sqlQuery("SELECT 'north' AS shop, 'tea' AS itm, 1 AS cents");
    assertThatThrownBy(() -> till.inputs(sales, Sale.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Agent till: the table is none of dev.planwright.flink.Till$Sale: column itm is none of its components, did you mean item?; there is no column item. Its components are: shop, item, cents");
  }

  @Test
  void columns_ofAnotherType_areRefusedByName() {
    AgentTables<Till.Slip, Receipt> till = AgentTables.of(tables, new TillPlan());
    Table sales =
        tables.sqlQuery("SELECT 'north' AS shop, 'tea' AS item, DATE '2026-01-01' AS cents");
    assertThatThrownBy(() -> till.inputs(sales, Sale.class))
        .hasStackTraceContaining("cents")
        .hasStackTraceContaining("DATE");
  }

  @Test
  void sealedInput_isToBeReadByItsLeaves() {
    AgentTables<Till.Slip, Receipt> till = AgentTables.of(tables, new TillPlan());
    Table sales = tables.sqlQuery("SELECT 'north' AS shop");
    assertThatThrownBy(() -> till.inputs(sales))
        .hasMessage(
            "Agent till: dev.planwright.flink.Till$Slip has no columns: it is sealed, and each leaf is a table of its own");
  }
}
