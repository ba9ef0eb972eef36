package dev.planwright.samples.desk;

import dev.planwright.runtime.AgentPlan;

/** The two desks. */
enum ChaosDesk {
  /** Plain durable calls. */
  PLAIN {
    @Override
    AgentPlan<Flight, Notice> plan(ChaosServices services) {
      return new DisruptionDeskPlan().with(RebookingService.class, config -> services.plain());
    }
  },
  /** Calls that answer stages. */
  ASYNC {
    @Override
    AgentPlan<Flight, Notice> plan(ChaosServices services) {
      return new DisruptionDeskAsyncPlan()
          .with(AsyncRebookingService.class, config -> services.async());
    }
  };

  /** The desk's plan with these services. */
  abstract AgentPlan<Flight, Notice> plan(ChaosServices services);
}
