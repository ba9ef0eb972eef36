package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Writes every file there is. */
final class StandardWriters implements PlanWriters {

  private final Elements elements;

  StandardWriters(Elements elements) {
    this.elements = elements;
  }

  @Override
  public void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException {
    var descriptor = new DescriptorWriter(agent);
    var codecs = new CodecNames(agent);
    String chart = new ChartWriter(agent).text();
    source(new PlanWriter(agent, descriptor.fingerprint(), chart, codecs).write(), filer, origin);
    if (!codecs.isEmpty()) {
      source(new CodecWriter(agent, codecs).write(), filer, origin);
    }
    resource(DescriptorWriter.path(agent), descriptor.text(), filer, origin);
    resource("META-INF/planwright/" + agent.type().binary() + ".mmd", chart, filer, origin);
  }

  @Override
  public void stub(StubModel agent, Filer filer, TypeElement origin) throws IOException {
    source(new StubWriter(agent).write(), filer, origin);
  }

  @Override
  public void durable(DurableModel durable, Filer filer, TypeElement origin) throws IOException {
    source(new DurableWriter(durable).write(), filer, origin);
  }

  /** {@code @Generated} is of the module java.compiler, which a named module need not read. */
  private void source(SourceFile file, Filer filer, TypeElement origin) throws IOException {
    ModuleElement module = elements.getModuleOf(origin);
    boolean generated =
        module == null || elements.getTypeElement(module, ClassRefs.GENERATED.source()) != null;
    Predicate<String> inPackage =
        name -> elements.getTypeElement(file.type().sibling(name).source()) != null;
    try (Writer out = filer.createSourceFile(file.type().source(), origin).openWriter()) {
      out.write(file.text(generated, inPackage));
    }
  }

  private static void resource(String path, String text, Filer filer, TypeElement origin)
      throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
