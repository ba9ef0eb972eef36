package dev.planwright.processor.read;

/**
 * The names of Planwright's own types. Names only: the processor must run without them on its own
 * path.
 */
final class Api {

  static final String AGENT = "dev.planwright.Agent";
  static final String ACTION = "dev.planwright.Action";
  static final String EVENT = "dev.planwright.Event";
  static final String MEMORY = "dev.planwright.Memory";
  static final String DURABLE = "dev.planwright.Durable";
  static final String DURABLE_CALL = "dev.planwright.DurableCall";
  static final String PROVIDES = "dev.planwright.Provides";
  static final String NAMED = "dev.planwright.Named";
  static final String DURABLE_CALLS = "dev.planwright.runtime.plan.DurableCalls";
  static final String RECONCILIATION = "dev.planwright.runtime.Reconciliation";

  static final String VALUE_MEMORY = "dev.planwright.runtime.ValueMemory";
  static final String LIST_MEMORY = "dev.planwright.runtime.ListMemory";
  static final String MAP_MEMORY = "dev.planwright.runtime.MapMemory";
  static final String EMITTER = "dev.planwright.runtime.Emitter";
  static final String CONTEXT = "dev.planwright.runtime.ActionContext";
  static final String CONFIG = "dev.planwright.runtime.AgentConfig";
  static final String PLAN = "dev.planwright.runtime.AgentPlan";
  static final String CODEC = "dev.planwright.runtime.codec.Codec";

  static final String COMPLETION_STAGE = "java.util.concurrent.CompletionStage";

  private Api() {}
}
