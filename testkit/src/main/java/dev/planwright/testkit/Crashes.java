package dev.planwright.testkit;

import dev.planwright.runtime.AgentPlan;
import java.util.ArrayList;
import java.util.List;

/** What a {@link SurvivesCrashes} test is given, to say what is run. */
public final class Crashes {

  private final List<CrashScenario<?, ?>> scenarios = new ArrayList<>();

  Crashes() {}

  /** A scenario for an agent, verified when the test method has returned. */
  public <I, O> CrashScenario<I, O> of(AgentPlan<I, O> plan) {
    CrashScenario<I, O> scenario = CrashScenario.of(plan);
    scenarios.add(scenario);
    return scenario;
  }

  void verify() {
    if (scenarios.isEmpty()) {
      throw new AssertionError("this test names no agent: crashes.of(plan)");
    }
    for (CrashScenario<?, ?> scenario : scenarios) {
      System.out.println(scenario.verify());
    }
  }
}
