package dev.planwright.samples.contract;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Event;
import dev.planwright.Provides;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.MapMemory;
import java.time.LocalDateTime;
import java.util.List;

/** Nested: the agent, its events, its durable interface and its resources. */
final class Airport {

  private Airport() {}

  @Event(name = "departure", version = 1)
  record Departure(String flight, LocalDateTime at, int delayMinutes) {}

  record Late(Departure departure) {}

  record Moved(Departure departure, String seat) {}

  record Message(String flight, String text) {}

  @Durable
  interface Seats {

    @DurableCall(id = "free-seat")
    String find(String flight, int attempt);

    @DurableCall(inline = true)
    int price(String seat);

    /** Not durable itself: made of calls that are. */
    default String cheapest(String flight) {
      String first = find(flight, 1);
      String second = find(flight, 2);
      return price(first) <= price(second) ? first : second;
    }
  }

  static final class Resources {

    private Resources() {}

    @Provides
    static Seats seats() {
      return new Seats() {
        @Override
        public String find(String flight, int attempt) {
          return flight + "/" + attempt;
        }

        @Override
        public int price(String seat) {
          return seat.endsWith("2") ? 90 : 100;
        }
      };
    }
  }

  @Agent(input = Departure.class, output = Message.class, resources = Resources.class)
  static final class Desk {

    private final MapMemory<String, Integer> lateness;
    private final Seats seats;

    Desk(MapMemory<String, Integer> lateness, Seats seats) {
      this.lateness = lateness;
      this.seats = seats;
    }

    @Action(on = Departure.class, when = "delayMinutes >= 60")
    void depart(Departure departure, Emitter<Late> late, Emitter<Message> messages) {
      String flight = departure.flight();
      lateness.put(flight, lateness.orElse(flight, 0) + departure.delayMinutes());
      messages.emit(new Message(flight, "late by " + lateness.orElse(flight, 0) + " in all"));
      late.emit(new Late(departure));
    }

    @Action(on = Late.class)
    List<Moved> move(Late late) {
      return List.of(new Moved(late.departure(), seats.cheapest(late.departure().flight())));
    }

    @Action(on = Moved.class)
    Message announce(Moved moved) {
      return new Message(moved.departure().flight(), "moved to " + moved.seat());
    }
  }
}
