package dev.planwright.runtime;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Wiring;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A plan whose codecs, but for that of inputs, refuse {@value #REFUSED}. */
record UnstorablePlan(TestPlan plan) implements AgentPlan<String, String> {

  static final String REFUSED = "refused";

  private static final Codec<String> PICKY =
      new Codec<>() {
        @Override
        public Schema schema() {
          return Codecs.STRING.schema();
        }

        @Override
        public void write(String value, ValueWriter out) throws IOException {
          if (value.equals(REFUSED)) {
            throw new CodecException("too odd");
          }
          out.writeString(value);
        }

        @Override
        public String read(ValueReader in) throws IOException {
          return in.readString();
        }
      };

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public String fingerprint() {
    return plan.fingerprint();
  }

  @Override
  public PlanSpec<String, String> spec() {
    PlanSpec<String, String> spec = plan.spec();
    return new PlanSpec<>(
        spec.name(),
        spec.fingerprint(),
        spec.inputType(),
        spec.inputCodec(),
        spec.outputType(),
        PICKY,
        spec.events().stream().map(UnstorablePlan::picky).toList(),
        spec.actions(),
        spec.memories().stream().map(UnstorablePlan::picky).toList(),
        spec.resources(),
        spec.codecs());
  }

  private static EventSpec picky(EventSpec event) {
    return new EventSpec(event.name(), event.type(), PICKY, event.listeners());
  }

  private static MemorySpec picky(MemorySpec memory) {
    @Nullable Codec<?> keyCodec = memory.keyCodec() == null ? null : PICKY;
    return new MemorySpec(memory.name(), memory.kind(), memory.scope(), PICKY, keyCodec);
  }

  @Override
  public AgentProgram<String> wire(Wiring wiring) throws Exception {
    return plan.wire(wiring);
  }
}
