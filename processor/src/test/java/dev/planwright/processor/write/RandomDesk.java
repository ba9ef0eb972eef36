package dev.planwright.processor.write;

import dev.planwright.processor.write.RandomAgent.Event;
import dev.planwright.processor.write.RandomAgent.Leaf;
import dev.planwright.runtime.AgentPlan;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Random;

/** A random agent as its compiled classes. */
record RandomDesk(RandomAgent agent, ClassLoader loader) {

  /** Where its source goes. */
  static String file(RandomAgent agent) {
    return "random/" + agent.name() + "/Desk.java";
  }

  /** An input at random; those of different numbers differ. */
  static Event input(RandomAgent agent, Random random, int number) {
    List<Leaf> leaves = agent.input().leaves();
    return new Event(
        leaves.get(random.nextInt(leaves.size())), random.nextInt(1000) * 1000L + number, 0);
  }

  @SuppressWarnings("unchecked") // the plan of an agent whose events are made by instance()
  AgentPlan<Object, Object> plan() throws ReflectiveOperationException {
    return (AgentPlan<Object, Object>)
        loader.loadClass(desk() + "Plan").getConstructor().newInstance();
  }

  Object instance(Event event) throws ReflectiveOperationException {
    Constructor<?> constructor =
        loader
            .loadClass(desk() + "$" + event.leaf().name())
            .getDeclaredConstructor(long.class, int.class);
    constructor.setAccessible(true);
    return constructor.newInstance(event.value(), event.depth());
  }

  private String desk() {
    return "random." + agent.name() + ".Desk";
  }
}
