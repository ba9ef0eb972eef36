package fraud;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Event;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ValueMemory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

/** A fraud agent with sealed input and output, approval, a timer, and a recursive record. */
@Agent(input = FraudAgent.Message.class, output = FraudAgent.Decision.class)
final class FraudAgent {

  sealed interface Message permits Payment, Approval {}

  @Event(name = "payment", version = 2)
  record Payment(UUID id, BigDecimal amount, Location from) implements Message {}

  record Approval(UUID id, boolean granted) implements Message {}

  record Location(String name, Location within) {}

  sealed interface Decision {}

  record Accepted(UUID id) implements Decision {}

  record Refused(UUID id, String why) implements Decision {}

  sealed interface Doubt {}

  record TooLarge(Payment payment) implements Doubt {}

  record TooFar(Payment payment, Location home) implements Doubt {}

  record TimedOut(UUID id) {}

  private final ValueMemory<Payment> pending;

  FraudAgent(ValueMemory<Payment> pending) {
    this.pending = pending;
  }

  @Action(on = Payment.class)
  void check(Payment payment, Emitter<Decision> decisions, Emitter<Doubt> doubts) {
    if (payment.amount().signum() > 0) {
      decisions.emit(new Accepted(payment.id()));
    } else {
      doubts.emit(new TooLarge(payment));
    }
  }

  @Action(on = {TooLarge.class, TooFar.class})
  void doubt(Doubt doubt, Emitter<TimedOut> timeouts, ActionContext context) {
    timeouts.emitAfter(Duration.ofHours(1), new TimedOut(context.randomUuid()));
  }

  @Action(on = Approval.class)
  Decision approved(Approval approval) {
    pending.clear();
    return approval.granted() ? new Accepted(approval.id()) : new Refused(approval.id(), "no");
  }

  @Action(on = TimedOut.class)
  Refused late(TimedOut timedOut) {
    return new Refused(timedOut.id(), "late");
  }
}
