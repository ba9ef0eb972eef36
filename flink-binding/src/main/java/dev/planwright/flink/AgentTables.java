package dev.planwright.flink;

import dev.planwright.flink.table.RecordRows;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.NearMisses;
import dev.planwright.runtime.codec.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Expressions;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.expressions.Expression;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Tables as an agent's inputs, and its outputs as tables, under the schema of the records
 * themselves: a column for each component, by its name.
 *
 * <pre>{@code
 * AgentTables<Flight, Notice> desk = AgentTables.of(tables, new DisruptionDeskPlan());
 * AgentStream<Notice> notices = AgentStream.of(plan).input(desk.inputs(flights), Flight::origin).build();
 * desk.outputs(notices).execute().print();
 * }</pre>
 *
 * <p>See {@link RecordRows} for the columns. The only class that needs Flink's table API on the
 * class path.
 */
public final class AgentTables<I, O> {

  private final StreamTableEnvironment tables;
  private final AgentPlan<I, O> plan;

  private AgentTables(StreamTableEnvironment tables, AgentPlan<I, O> plan) {
    this.tables = tables;
    this.plan = plan;
  }

  /** The tables of an agent. */
  public static <I, O> AgentTables<I, O> of(StreamTableEnvironment tables, AgentPlan<I, O> plan) {
    return new AgentTables<>(tables, plan);
  }

  /**
   * The rows of a table as inputs.
   *
   * @throws IllegalArgumentException if the table's columns are not the components of the input
   */
  public DataStream<I> inputs(Table table) {
    return inputs(table, plan.spec().inputType());
  }

  /**
   * The rows of a table as one leaf of a sealed input.
   *
   * @throws IllegalArgumentException if the table's columns are not the components of {@code type}
   */
  public <T extends I> DataStream<T> inputs(Table table, Class<T> type) {
    RecordRows<T> rows = rows(plan, type);
    check(table.getResolvedSchema().getColumnNames(), rows.names(), type);
    Expression[] inOrder = rows.names().stream().map(Expressions::$).toArray(Expression[]::new);
    return tables
        .<Row>toDataStream(table.select(inOrder), DataTypes.of(rows.type()))
        .map(new ToRecord<>(plan.original(), type))
        .returns(AgentTypes.of(plan, type))
        .name("rows as " + type.getSimpleName())
        .uid("%s-rows-%s".formatted(plan.name(), type.getName()));
  }

  /** What the agent gives out, as a table. */
  public Table outputs(AgentStream<O> stream) {
    return tables.fromDataStream(rows(stream));
  }

  /**
   * What the agent gives out, as a table with one more column: the event time, up to the watermark.
   *
   * @param eventTime the column's name
   * @throws IllegalArgumentException if a component has this name
   */
  public Table outputs(AgentStream<O> stream, String eventTime) {
    if (rows(plan, plan.spec().outputType()).names().contains(eventTime)) {
      throw new IllegalArgumentException(
          "Agent %s: the column of event time needs another name than %s, which is a component of %s"
              .formatted(plan.name(), eventTime, plan.spec().outputType().getName()));
    }
    return tables.fromDataStream(
        rows(stream),
        Schema.newBuilder()
            .columnByMetadata(eventTime, DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .watermark(eventTime, "SOURCE_WATERMARK()")
            .build());
  }

  private DataStream<Row> rows(AgentStream<O> stream) {
    Class<O> type = plan.spec().outputType();
    return stream
        .toDataStream()
        .map(new ToRow<>(plan.original(), type))
        .returns(rows(plan, type).type())
        .name(type.getSimpleName() + " as rows")
        .uid("%s-rows".formatted(plan.name()));
  }

  @SuppressWarnings("unchecked") // a plan has the codec of a type under the type's own name
  private static <T> RecordRows<T> rows(AgentPlan<?, ?> plan, Class<T> type) {
    try {
      return RecordRows.of((Codec<T>) PlanCodecs.of(plan, type.getName(), null));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Agent %s: %s".formatted(plan.name(), e.getMessage()), e);
    }
  }

  private void check(List<String> columns, List<String> components, Class<?> type) {
    List<String> problems = new ArrayList<>();
    for (String column : columns) {
      if (!components.contains(column)) {
        List<String> meant = NearMisses.of(column, components);
        problems.add(
            "column %s is none of its components%s"
                .formatted(
                    column,
                    meant.isEmpty() ? "" : ", did you mean " + String.join(" or ", meant) + "?"));
      }
    }
    for (String component : components) {
      if (!columns.contains(component)) {
        problems.add("there is no column %s".formatted(component));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Agent %s: the table is none of %s: %s. Its components are: %s"
              .formatted(
                  plan.name(),
                  type.getName(),
                  String.join("; ", problems),
                  String.join(", ", components)));
    }
  }

  private static final class ToRecord<T> implements MapFunction<Row, T> {

    private static final long serialVersionUID = 1L;

    private final AgentPlan<?, ?> plan;
    private final Class<T> type;
    private transient @Nullable RecordRows<T> rows;

    ToRecord(AgentPlan<?, ?> plan, Class<T> type) {
      this.plan = plan;
      this.type = type;
    }

    @Override
    public T map(Row row) {
      RecordRows<T> known = rows;
      if (known == null) {
        known = rows(plan, type);
        rows = known;
      }
      try {
        return known.toRecord(row);
      } catch (IOException | IllegalArgumentException e) {
        throw new PoisonInputException(
                "A row is no %s: %s: %s".formatted(type.getName(), e.getMessage(), row), e)
            .forGood();
      }
    }
  }

  private static final class ToRow<T> implements MapFunction<T, Row> {

    private static final long serialVersionUID = 1L;

    private final AgentPlan<?, ?> plan;
    private final Class<T> type;
    private transient @Nullable RecordRows<T> rows;

    ToRow(AgentPlan<?, ?> plan, Class<T> type) {
      this.plan = plan;
      this.type = type;
    }

    @Override
    public Row map(T value) throws IOException {
      RecordRows<T> known = rows;
      if (known == null) {
        known = rows(plan, type);
        rows = known;
      }
      return known.toRow(value);
    }
  }
}
