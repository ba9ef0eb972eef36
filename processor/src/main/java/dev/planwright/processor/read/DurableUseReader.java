package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the durable interfaces among the constructor's parameters, and how what goes through them
 * is stored.
 *
 * <p>An interface that cannot be wrapped has its own error where it is declared; the agent then
 * only goes without a plan.
 */
final class DurableUseReader {

  private final SourceTypes types;
  private final DurableReads reads;
  private final StoredTypes stored;
  private final Report report;

  DurableUseReader(SourceTypes types, DurableReads reads, StoredTypes stored, Report report) {
    this.types = types;
    this.reads = reads;
    this.stored = stored;
    this.report = report;
  }

  /** The interfaces, each once; null if one of them cannot be wrapped. */
  @Nullable List<DurableUse> read(ConstructorDraft constructor) {
    Map<String, DurableUse> uses = new LinkedHashMap<>();
    for (ConstructorDraft.Parameter.Resource resource : constructor.resources()) {
      TypeElement type = types.element(resource.type());
      if (type == null) {
        continue;
      }
      if (!AnnotationView.isPresent(type, Api.DURABLE)) {
        checkNoImplementation(type, resource);
        continue;
      }
      // What is wrong with it is said where it is declared, so nothing that is found here is shown.
      DurableReader.Read read = reads.of(type, report.aside());
      if (read == null) {
        if (!types.isHere(type)) {
          report.add(notWrapped(type), resource.where());
        }
        return null;
      }
      if (!uses.containsKey(resource.key().type())) {
        List<TypeModel> codecs = new ArrayList<>();
        for (DurableReader.Stored each : read.stored()) {
          codecs.add(stored.requireOfCall(each.type(), each.use(), resource.where()));
        }
        checkName(type, uses.values(), resource.where());
        uses.put(resource.key().type(), new DurableUse(uses.size(), read.model(), codecs));
      }
    }
    return List.copyOf(uses.values());
  }

  /**
   * Only what is taken as the durable interface itself is wrapped; the annotation is not inherited.
   */
  private void checkNoImplementation(TypeElement type, ConstructorDraft.Parameter.Resource taken) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    types.addLineage(type, lineage);
    lineage.stream()
        .filter(each -> AnnotationView.isPresent(each, Api.DURABLE))
        .findFirst()
        .map(SourceTypes::name)
        .ifPresent(
            durable ->
                report.add(
                    Finding.of(
                        Code.PW818,
                        "The resource "
                            + taken.parameter()
                            + " is a "
                            + SourceTypes.name(type)
                            + ", so its calls are not durable: those of "
                            + durable
                            + " are.",
                        "take " + durable + ", and let its provider return " + durable + "."),
                    taken.where()));
  }

  /** Records name a call by its interface's simple name, which survives a change of package. */
  private void checkName(TypeElement type, Collection<DurableUse> before, Where where) {
    String name = SourceTypes.name(type);
    for (DurableUse use : before) {
      if (use.type().simple().equals(name)) {
        report.add(
            Finding.of(
                    Code.PW814,
                    "Two durable interfaces are called "
                        + name
                        + ", so their records would be mixed up.",
                    "rename one, or take a durable subinterface of it with another name.")
                .fact("They are: " + use.type() + ", " + types.ref(type)),
            where);
      }
    }
  }

  private static Finding notWrapped(TypeElement type) {
    String name = SourceTypes.name(type);
    return Finding.of(
        Code.PW801,
        "@Durable is on " + name + ", which cannot be wrapped.",
        "declare an interface with the calls that the agent makes, and delegate to " + name + ".");
  }
}
