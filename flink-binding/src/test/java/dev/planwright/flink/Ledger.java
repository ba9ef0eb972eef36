package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives out what it takes in: a record with a component of every kind. */
@Agent(name = "ledger", input = Ledger.Entry.class, output = Ledger.Entry.class)
record Ledger() {

  enum Side {
    DEBIT,
    CREDIT
  }

  record Line(String text, List<Integer> amounts) {}

  record Entry(
      UUID id,
      boolean open,
      byte flags,
      short year,
      char mark,
      long cents,
      float rate,
      double share,
      BigDecimal total,
      Instant at,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      Duration took,
      Side side,
      Optional<Integer> page,
      List<Line> lines,
      Map<String, Line> named,
      Line only) {

    /** One that says as little as an entry may. */
    static Entry bare(long cents) {
      return new Entry(
          new UUID(3, 4),
          false,
          (byte) 0,
          (short) 0,
          'y',
          cents,
          0,
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Optional.empty(),
          null,
          null,
          null);
    }
  }

  @Action(on = Entry.class)
  Entry copy(Entry entry, ActionContext context) {
    context.metrics().count("entries", 1);
    context.metrics().record("cents", entry.cents());
    return entry;
  }
}
