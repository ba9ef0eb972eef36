package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.Retry;
import dev.planwright.flink.Errands.Request;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** An agent that waits in every way: for calls one after another, for several at once, for time. */
@Agent(
    input = Request.class,
    output = Errands.Done.class,
    resources = Errands.Resources.class,
    unhandled = Errands.Hush.class)
final class Errands {

  sealed interface Request permits Trip, Tour, Remind, Forget, Hush {
    String who();
  }

  /** Calls one after another. */
  record Trip(String who, String to, int steps) implements Request {}

  /** Calls at once, through stages. */
  record Tour(String who, String to, int steps) implements Request {}

  /** Something later: after a delay, at a time, or at an event time, in milliseconds. */
  record Remind(String who, String what, Clock clock, long millis) implements Request {}

  enum Clock {
    DELAY,
    WALL,
    EVENT
  }

  /** All reminders of this key. */
  record Forget(String who) implements Request {}

  /** Triggers nothing. */
  record Hush(String who) implements Request {}

  record Reminder(String who, String what) {}

  record Done(String who, String text, int count) {}

  /** What an errand calls. */
  @Durable
  interface Road {
    String go(String to, int step);

    CompletionStage<String> drive(String to, int step);
  }

  /** The road of tests: each step is a gate of {@link GatedPrices}, named by where it leads. */
  static final class Resources {
    private Resources() {}

    @Provides
    static Road road() {
      GatedPrices gates = new GatedPrices();
      return new Road() {
        @Override
        public String go(String to, int step) {
          String gate = to + "#" + step;
          KeysSeen.add(gate, CallInfo.current().idempotencyKey());
          try {
            return gates.price(gate);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public CompletionStage<String> drive(String to, int step) {
          String gate = to + "#" + step;
          KeysSeen.add(gate, CallInfo.current().idempotencyKey());
          return gates.priceLater(gate);
        }
      };
    }
  }

  private final ValueMemory<Integer> count;
  private final Road road;

  Errands(ValueMemory<Integer> count, Road road) {
    this.count = count;
    this.road = road;
  }

  private Done done(String who, String text) {
    int number = count.orElse(0) + 1;
    count.set(number);
    return new Done(who, text, number);
  }

  @Action(on = Trip.class)
  Done trip(Trip trip) {
    List<String> answers = new ArrayList<>();
    for (int step = 0; step < trip.steps(); step++) {
      answers.add(road.go(trip.to(), step));
    }
    return done(trip.who(), trip.to() + answers);
  }

  @Action(on = Tour.class)
  CompletionStage<Done> tour(Tour tour) {
    List<CompletionStage<String>> legs = new ArrayList<>();
    for (int step = 0; step < tour.steps(); step++) {
      legs.add(road.drive(tour.to(), step));
    }
    return DurableFuture.all(legs).thenApply(answers -> done(tour.who(), tour.to() + answers));
  }

  @Action(on = Remind.class)
  void remind(Remind remind, Emitter<Reminder> reminders) {
    Reminder reminder = new Reminder(remind.who(), remind.what());
    switch (remind.clock()) {
      case DELAY -> reminders.emitAfter(Duration.ofMillis(remind.millis()), reminder);
      case WALL -> reminders.emitAt(Instant.ofEpochMilli(remind.millis()), reminder);
      case EVENT -> reminders.emitAtEventTime(Instant.ofEpochMilli(remind.millis()), reminder);
    }
  }

  @Action(on = Forget.class)
  void forget(Forget forget, ActionContext context) {
    context.cancelTimers(Reminder.class);
  }

  /** What is to come again comes for its event time; what is shy waits for an answer's gate. */
  @Action(
      on = Reminder.class,
      onFailure = @OnFailure(retry = @Retry(attempts = 2, backoff = "PT1H")))
  Done ring(Reminder reminder, Emitter<Reminder> reminders) {
    String what = reminder.what();
    if (what.startsWith("shy-") && !GatedPrices.isGiven(what)) {
      throw new IllegalStateException("not yet");
    }
    if (what.startsWith("again-")) {
      reminders.emitAtEventTime(
          Instant.EPOCH, new Reminder(reminder.who(), what.substring("again-".length())));
    } else if (what.startsWith("ever-")) {
      reminders.emitAtEventTime(Instant.EPOCH, reminder);
    }
    String text = what.startsWith("call-") ? road.go(what, 0) : "";
    return done(reminder.who(), "ring " + what + text);
  }
}
