package dev.planwright.inspector;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import java.time.Duration;

/** Finds seats for delayed passengers: two durable calls in a run, and a timer. */
@Agent(
    name = "rebooking-desk",
    input = Delay.class,
    output = Notice.class,
    resources = SeatResources.class)
record Desk(Seats seats, Fleet fleet) {

  record Reminder(String flight) {}

  @Action(on = Delay.class)
  Notice rebook(Delay delay, Emitter<Reminder> reminders) {
    Hold hold = seats.hold(delay.flight());
    fleet.check(delay.flight());
    String seat = seats.book(hold);
    if (delay.minutes() > 180) {
      reminders.emitAfter(Duration.ofDays(30), new Reminder(delay.flight()));
    }
    return new Notice(delay.flight(), seat);
  }

  @Action(on = Reminder.class)
  Notice remind(Reminder reminder) {
    return new Notice(reminder.flight(), "reminder");
  }
}
