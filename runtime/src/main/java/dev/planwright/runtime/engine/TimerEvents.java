package dev.planwright.runtime.engine;

import dev.planwright.runtime.plan.EventSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The events of a plan as its timers carry them: found by class, and stored until they are due. */
final class TimerEvents {

  private final String agent;
  private final List<EventSpec> events;
  private final Map<Class<?>, Integer> numbers = new HashMap<>();

  TimerEvents(String agent, List<EventSpec> events) {
    this.agent = agent;
    this.events = events;
    for (int i = 0; i < events.size(); i++) {
      numbers.put(events.get(i).type(), i);
    }
  }

  /**
   * The dense number of a value's type.
   *
   * @throws IllegalArgumentException if no run can begin with it, or it cannot be stored
   */
  int numberOf(Object value) {
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    Integer number = numbers.get(type);
    if (number == null) {
      throw new IllegalArgumentException(
          "%s cannot be a timer of %s, because no action handles it. To give an output later, set a timer for an event whose action returns it."
              .formatted(type.getName(), agent));
    }
    return number;
  }

  /** Refuses an event that cannot be stored until it is due. */
  void requireStorable(int event) {
    events.get(event).storedAs();
  }

  /**
   * The dense numbers of a type and, if it is sealed, its cases.
   *
   * @throws IllegalArgumentException if there are none
   */
  List<Integer> numbersOf(Class<?> type) {
    List<Integer> found =
        IntStream.range(0, events.size())
            .filter(event -> type.isAssignableFrom(events.get(event).type()))
            .boxed()
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no event %s whose timers could be cancelled. Its events: %s"
              .formatted(
                  agent,
                  type.getName(),
                  String.join(", ", events.stream().map(EventSpec::name).toList())));
    }
    return found;
  }
}
