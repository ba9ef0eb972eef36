package dev.planwright.processor.read;

import dev.planwright.MemoryScope;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.MemoryModel;
import java.time.Duration;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * The agent's constructor, before resources are found and types are judged.
 *
 * @param parameters in order
 * @param thrown declared exceptions, as source
 */
record ConstructorDraft(List<Parameter> parameters, List<String> thrown) {

  ConstructorDraft {
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /** What a parameter asks for. */
  sealed interface Parameter {

    /** A memory; a {@code ttl} of zero is never. */
    record Memory(
        MemoryModel.Kind kind,
        MemoryScope scope,
        String name,
        List<String> aliases,
        Duration ttl,
        String parameter,
        List<TypeMirror> types,
        Where where)
        implements Parameter {}

    /** A resource. */
    record Resource(ResourceKey key, TypeMirror type, String parameter, Where where)
        implements Parameter {}

    /** The settings. */
    record Config() implements Parameter {}
  }

  List<Parameter.Memory> memories() {
    return parameters.stream()
        .filter(Parameter.Memory.class::isInstance)
        .map(Parameter.Memory.class::cast)
        .toList();
  }

  List<Parameter.Resource> resources() {
    return parameters.stream()
        .filter(Parameter.Resource.class::isInstance)
        .map(Parameter.Resource.class::cast)
        .toList();
  }
}
