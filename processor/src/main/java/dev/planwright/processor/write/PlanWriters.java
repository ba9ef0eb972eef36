package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Everything the processor writes. Called at most once per agent or interface in a compilation.
 *
 * <p>{@code origin} is the one originating element of each file. A {@code FilerException} passes
 * through: the caller says that the name is taken.
 */
public interface PlanWriters {

  /** The writers of this release. */
  static PlanWriters standard(Elements elements) {
    return new StandardWriters(elements);
  }

  /** An agent's descriptor, as {@link #plan} writes it. */
  static String descriptor(AgentModel agent) {
    return new DescriptorWriter(agent).text();
  }

  /** Writes an agent's plan, with its codecs, descriptor and chart. */
  void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException;

  /** Writes a plan class that throws, for an agent with mistakes. */
  void stub(StubModel agent, Filer filer, TypeElement origin) throws IOException;

  /** Writes the wrapper of a durable interface. */
  void durable(DurableModel durable, Filer filer, TypeElement origin) throws IOException;
}
