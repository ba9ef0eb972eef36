package dev.planwright.processor;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import dev.planwright.processor.write.PlanWriters;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writers with a bug, as it were: the plan of one agent fails, always at the same line. */
final class FailingWriters implements PlanWriters {

  private final String victim;
  private final PlanWriters writers;

  FailingWriters(String victim, Elements elements) {
    this.victim = victim;
    writers = PlanWriters.standard(elements);
  }

  @Override
  public void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException {
    if (agent.type().simple().equals(victim)) {
      IllegalStateException failure = new IllegalStateException("no");
      failure.setStackTrace(
          new StackTraceElement[] {
            new StackTraceElement(
                "dev.planwright.processor.write.PlanWriter", "plan", "PlanWriter.java", 42)
          });
      throw failure;
    }
    writers.plan(agent, filer, origin);
  }

  @Override
  public void stub(StubModel agent, Filer filer, TypeElement origin) throws IOException {
    writers.stub(agent, filer, origin);
  }

  @Override
  public void durable(DurableModel durable, Filer filer, TypeElement origin) throws IOException {
    writers.durable(durable, filer, origin);
  }
}
