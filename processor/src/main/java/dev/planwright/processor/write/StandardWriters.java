package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes every file there is. */
final class StandardWriters implements PlanWriters {

  @Override
  public void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException {
    var descriptor = new DescriptorWriter(agent);
    var codecs = new CodecNames(agent);
    new PlanWriter(agent, descriptor.fingerprint(), codecs).write().writeTo(filer, origin);
    if (!codecs.isEmpty()) {
      new CodecWriter(agent, codecs).write().writeTo(filer, origin);
    }
    String path = "META-INF/planwright/" + agent.type().binary();
    resource(path + ".json", descriptor.text(), filer, origin);
    resource(path + ".mmd", new ChartWriter(agent).text(), filer, origin);
  }

  @Override
  public void stub(StubModel agent, Filer filer, TypeElement origin) throws IOException {
    new StubWriter(agent).write().writeTo(filer, origin);
  }

  @Override
  public void durable(DurableModel durable, Filer filer, TypeElement origin) throws IOException {
    new DurableWriter(durable).write().writeTo(filer, origin);
  }

  private static void resource(String path, String text, Filer filer, TypeElement origin)
      throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
