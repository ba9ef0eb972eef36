package dev.planwright.processor.cost;

import java.util.Map;
import java.util.TreeMap;

/**
 * A project of agents as they are written: ten actions each, that hand an order on from step to
 * step, with a memory, a durable call, an emitter, a guard, a policy and events of a few
 * components.
 */
final class ManyAgents {

  static final int ACTIONS = 10;

  private static final int PER_PACKAGE = 20;

  private ManyAgents() {}

  /** Sources by path. */
  static Map<String, String> sources(int agents) {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < agents; i++) {
      String packageName = "shop" + i / PER_PACKAGE;
      sources.put(packageName + "/Desk" + i + ".java", agent(packageName, "Desk" + i));
      if (i % PER_PACKAGE == 0) {
        sources.put(packageName + "/Payments.java", payments(packageName));
        sources.put(packageName + "/Resources.java", resources(packageName));
      }
    }
    return sources;
  }

  private static String payments(String packageName) {
    return """
        package %s;

        import dev.planwright.Durable;

        @Durable
        interface Payments {
          String charge(String order, long cents) throws java.io.IOException;
        }
        """
        .formatted(packageName);
  }

  private static String resources(String packageName) {
    return """
        package %s;

        import dev.planwright.Provides;

        final class Resources {
          private Resources() {}

          @Provides
          static Payments payments() {
            return (order, cents) -> order + cents;
          }
        }
        """
        .formatted(packageName);
  }

  private static String agent(String packageName, String name) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package %s;

        import dev.planwright.Action;
        import dev.planwright.Agent;
        import dev.planwright.FailureAction;
        import dev.planwright.OnFailure;
        import dev.planwright.Retry;
        import dev.planwright.runtime.Emitter;
        import dev.planwright.runtime.ListMemory;
        import dev.planwright.runtime.ValueMemory;
        import java.io.IOException;
        import java.time.Instant;
        import java.util.ArrayList;
        import java.util.List;

        /** Takes orders from step to step. */
        @Agent(input = %2$s.Order.class, output = %2$s.Receipt.class, resources = Resources.class)
        final class %2$s {

          /** What comes in. */
          record Order(String id, String customer, long cents, Instant at, List<Line> lines) {}

          /** A line of it. */
          record Line(String article, int count, long cents) {}

          /** What goes out. */
          record Receipt(String id, String payment, long cents) {}

          private final ValueMemory<Long> total;
          private final ListMemory<Line> recent;
          private final Payments payments;

          %2$s(ValueMemory<Long> total, ListMemory<Line> recent, Payments payments) {
            this.total = total;
            this.recent = recent;
            this.payments = payments;
          }

          private static long sum(List<Line> lines) {
            long cents = 0;
            for (Line line : lines) {
              if (line.count() > 0) {
                cents += line.count() * line.cents();
              }
            }
            return cents;
          }

          @Action(on = Order.class, when = "cents >= 0 && customer != ''")
          Step1 begin(Order order) {
            long before = total.orElse(0L);
            total.set(before + order.cents());
            for (Line line : order.lines()) {
              recent.add(line);
            }
            recent.keepLast(20);
            return new Step1(order.id(), order.cents(), before, List.of());
          }
        """
            .formatted(packageName, name));
    for (int i = 1; i < ACTIONS; i++) {
      text.append(i < ACTIONS - 1 ? step(i) : last(i));
    }
    return text.append("}\n").toString();
  }

  private static String step(int number) {
    return """

          /** Step %1$d. */
          record Step%1$d(String id, long cents, long before, List<String> notes) {}

          @Action(
              on = Step%1$d.class,
              onFailure = @OnFailure(retry = @Retry(attempts = 3, backoff = "PT1S"), then = FailureAction.SKIP))
          Step%2$d step%1$d(Step%1$d step) {
            List<String> notes = new ArrayList<>(step.notes());
            long known = sum(recent.get());
            if (step.cents() > known && step.before() < known) {
              notes.add("more than " + known + " in step %1$d");
            } else if (notes.size() > 5) {
              notes.remove(0);
            }
            return new Step%2$d(step.id(), step.cents() + notes.size(), known, List.copyOf(notes));
          }
        """
        .formatted(number, number + 1);
  }

  private static String last(int number) {
    return """

          /** Step %1$d. */
          record Step%1$d(String id, long cents, long before, List<String> notes) {}

          @Action(on = Step%1$d.class)
          void step%1$d(Step%1$d step, Emitter<Receipt> receipts) throws IOException {
            String payment = payments.charge(step.id(), step.cents());
            if (payment.isEmpty()) {
              total.set(total.orElse(0L) - step.cents());
              return;
            }
            receipts.emit(new Receipt(step.id(), payment, step.cents()));
          }
        """
        .formatted(number);
  }
}
