package dev.planwright.flink.launcher;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.ValueMemory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Adds up what meters read, keyed by place: what a launcher's records are made of. */
@Agent(
    name = "power-meter",
    input = Meter.Reading.class,
    output = Meter.Sum.class,
    resources = Meter.Resources.class)
record Meter(ValueMemory<Integer> total, Unit unit) {

  enum Grade {
    HOME,
    SHOP
  }

  record Place(String street, int number) {}

  record Reading(
      Place place, Grade grade, LocalDateTime at, int watts, List<String> notes, double scale) {}

  record Sum(Place place, int total, String unit, Optional<Instant> at) {}

  record Unit(String name) {}

  static final class Resources {

    private Resources() {}

    @Provides
    static Unit unit(AgentConfig config) {
      return new Unit(config.string("unit"));
    }
  }

  @Action(on = Reading.class)
  Sum add(Reading reading, ActionContext context) {
    total.set(total.orElse(0) + reading.watts());
    return new Sum(
        reading.place(), total.orElse(0), unit.name(), Optional.ofNullable(context.eventTime()));
  }
}
