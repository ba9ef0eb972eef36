package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** Writes nothing. */
final class NoWriters implements PlanWriters {

  @Override
  public void plan(AgentModel agent, Filer filer, TypeElement origin) {}

  @Override
  public void stub(StubModel agent, Filer filer, TypeElement origin) {}

  @Override
  public void durable(DurableModel durable, Filer filer, TypeElement origin) {}
}
