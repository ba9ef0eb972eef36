package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;

/** Classes that generated code names: of the runtime, which the processor knows by name only. */
final class ClassRefs {

  static final ClassRef GENERATED = of("javax.annotation.processing", "Generated");
  static final ClassRef AGENT_PLAN = runtime("AgentPlan");
  static final ClassRef ACTION_CONTEXT = runtime("ActionContext");
  static final ClassRef DURABLE_FUTURE = runtime("DurableFuture");
  static final ClassRef EMITTER = runtime("Emitter");
  static final ClassRef ACTION_SPEC = plan("ActionSpec");
  static final ClassRef AGENT_PROGRAM = plan("AgentProgram");
  static final ClassRef ARGUMENTS = plan("Arguments");
  static final ClassRef DURABLE_CALLS = plan("DurableCalls");
  static final ClassRef DURABLE_METHOD = plan("DurableMethod");
  static final ClassRef EVENT_SPEC = plan("EventSpec");
  static final ClassRef FAILURE_POLICY = plan("FailurePolicy");
  static final ClassRef GUARDED_PROGRAM = plan("GuardedProgram");
  static final ClassRef MEMORY_SPEC = plan("MemorySpec");
  static final ClassRef PLAN_SPEC = plan("PlanSpec");
  static final ClassRef RETRY_POLICY = plan("RetryPolicy");
  static final ClassRef TURN = plan("Turn");
  static final ClassRef WIRING = plan("Wiring");
  static final ClassRef CODEC = codec("Codec");
  static final ClassRef CODECS = codec("Codecs");
  static final ClassRef RECORD_CODEC = codec("RecordCodec");
  static final ClassRef SCHEMA = codec("Schema");
  static final ClassRef SEALED_CODEC = codec("SealedCodec");
  static final ClassRef VALUE_READER = codec("ValueReader");
  static final ClassRef VALUE_WRITER = codec("ValueWriter");
  static final ClassRef CALL_MODE = of("dev.planwright", "CallMode");
  static final ClassRef FAILURE_ACTION = of("dev.planwright", "FailureAction");
  static final ClassRef MEMORY_SCOPE = of("dev.planwright", "MemoryScope");
  static final ClassRef COMPLETABLE_FUTURE = of("java.util.concurrent", "CompletableFuture");
  static final ClassRef DURATION = of("java.time", "Duration");
  static final ClassRef BIG_DECIMAL = of("java.math", "BigDecimal");
  static final ClassRef BIG_INTEGER = of("java.math", "BigInteger");
  static final ClassRef IO_EXCEPTION = of("java.io", "IOException");
  static final ClassRef LIST = of("java.util", "List");
  static final ClassRef MAP = of("java.util", "Map");
  static final ClassRef OPTIONAL = of("java.util", "Optional");
  static final ClassRef PATTERN = of("java.util.regex", "Pattern");
  static final ClassRef STREAM = of("java.util.stream", "Stream");

  private ClassRefs() {}

  /** A class by package and nested name. */
  static ClassRef of(String packageName, String nested) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    return new ClassRef(packageName, nested, prefix + nested.replace('.', '$'));
  }

  private static ClassRef runtime(String name) {
    return of("dev.planwright.runtime", name);
  }

  private static ClassRef plan(String name) {
    return of("dev.planwright.runtime.plan", name);
  }

  private static ClassRef codec(String name) {
    return of("dev.planwright.runtime.codec", name);
  }
}
