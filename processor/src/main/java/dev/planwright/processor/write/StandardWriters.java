package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Writes every file there is. For one round: the compiler is asked once for each class. */
final class StandardWriters implements PlanWriters {

  private final Elements elements;
  private final Map<String, Boolean> found = new HashMap<>();

  StandardWriters(Elements elements) {
    this.elements = elements;
  }

  @Override
  public void plan(AgentModel agent, Filer filer, TypeElement origin) throws IOException {
    var descriptor = new DescriptorWriter(agent);
    var codecs = new CodecNames(agent);
    String chart = new ChartWriter(agent).text();
    Map<String, ClassRef> known = KnownTypes.of(agent, codecs);
    var plan = new PlanWriter(agent, descriptor.fingerprint(), chart, codecs, known);
    source(plan.write(), filer, origin);
    if (!codecs.isEmpty()) {
      source(new CodecWriter(agent, codecs, known).write(), filer, origin);
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
    boolean generated = module == null || exists(module, ClassRefs.GENERATED);
    String text = file.text(generated, name -> exists(module, file.type().sibling(name)));
    try (Writer out = filer.createSourceFile(file.type().source(), origin).openWriter()) {
      out.write(text);
    }
  }

  /** Whether a module sees a class. Compilers search long for one that is not there. */
  private boolean exists(@Nullable ModuleElement module, ClassRef type) {
    return found.computeIfAbsent(module + "/" + type, key -> find(module, type.source()) != null);
  }

  private @Nullable TypeElement find(@Nullable ModuleElement module, String name) {
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  private static void resource(String path, String text, Filer filer, TypeElement origin)
      throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
