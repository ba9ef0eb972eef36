package dev.planwright.samples.contract;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds large payments back until someone approves: sealed input, sealed output, sealed handler.
 */
@Agent(input = FraudDesk.Message.class, output = FraudDesk.Decision.class)
record FraudDesk(MapMemory<String, BigDecimal> held, ValueMemory<Integer> messages) {

  private static final BigDecimal LARGE = new BigDecimal("1000.00");

  sealed interface Message {}

  record Payment(String id, BigDecimal amount) implements Message {}

  record Approval(String paymentId, boolean granted) implements Message {}

  enum Closing implements Message {
    DAY,
    YEAR
  }

  sealed interface Decision {}

  record Released(String paymentId, BigDecimal amount) implements Decision {}

  record Blocked(String paymentId) implements Decision {}

  record Summary(int messages, int held) implements Decision {}

  record Suspicious(Payment payment) {}

  @Action(on = Message.class)
  void count(Message message) {
    messages.set(messages.orElse(0) + 1);
  }

  @Action(on = Payment.class)
  void screen(Payment payment, Emitter<Released> released, Emitter<Suspicious> suspicious) {
    if (payment.amount().compareTo(LARGE) < 0) {
      released.emit(new Released(payment.id(), payment.amount()));
    } else {
      suspicious.emit(new Suspicious(payment));
    }
  }

  @Action(on = Suspicious.class)
  void hold(Suspicious suspicious) {
    held.put(suspicious.payment().id(), suspicious.payment().amount());
  }

  @Action(on = Approval.class)
  Optional<Decision> decide(Approval approval) {
    BigDecimal amount = held.get(approval.paymentId());
    if (amount == null) {
      return Optional.empty();
    }
    held.remove(approval.paymentId());
    return Optional.of(
        approval.granted()
            ? new Released(approval.paymentId(), amount)
            : new Blocked(approval.paymentId()));
  }

  @Action(on = Closing.class)
  List<Decision> close(Closing closing, ActionContext context) {
    context.log().info("closing {} of {}", closing, context.key(String.class));
    List<Decision> decisions = new ArrayList<>();
    decisions.add(new Summary(messages.orElse(0), held.entries().size()));
    if (closing == Closing.YEAR) {
      for (Map.Entry<String, BigDecimal> entry : held.entries()) {
        decisions.add(new Blocked(entry.getKey()));
      }
      held.clear();
    }
    return decisions;
  }
}
