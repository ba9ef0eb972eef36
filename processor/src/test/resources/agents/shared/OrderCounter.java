package shared;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;
import shared.base.CountingBase;

/** An agent whose first actions come from a generic base class of another package. */
@Agent(input = OrderCounter.Order.class, output = OrderCounter.Counted.class)
public final class OrderCounter extends CountingBase<OrderCounter.Order, OrderCounter.Counted> {

  /** The input. */
  public record Order(String id) {}

  /** The output. */
  public record Counted(String id, long count) {}

  OrderCounter(ValueMemory<Long> count) {
    super(count);
  }

  @Override
  protected Counted result(Order input, long count) {
    return new Counted(input.id(), count);
  }

  @Override
  @Action(id = "audit")
  public void audit(Order input) {}

  @Action(on = Order.class)
  void log(Order order) {}
}
