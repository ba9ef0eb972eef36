package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.MemoryModel;
import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.StoredType.Component;
import dev.planwright.processor.model.StoredType.Leaf;
import dev.planwright.processor.model.StoredType.OfRecord;
import dev.planwright.processor.model.StoredType.OfSealed;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which codecs an agent needs, and what they are called.
 *
 * <p>All of them are constants of one class, so that types which refer to each other need no
 * initialization order between classes, which two threads could enter from both ends.
 */
final class CodecNames {

  private final ClassRef type;
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, String> classes = new LinkedHashMap<>();
  private final Map<String, TypeModel.Custom> customs = new LinkedHashMap<>();
  private final Map<String, TypeModel> containers = new LinkedHashMap<>();
  private final Names names = new Names();

  CodecNames(AgentModel agent) {
    type = agent.plan().sibling(agent.type().flat() + "Codecs");
    var ofClasses = new Names(type.nested());
    for (StoredType stored : agent.types()) {
      constants.put(stored.source(), names.unique(Names.constant(stored.type().simple())));
      if (!(stored instanceof StoredType.OfEnum)) {
        classes.put(stored.source(), ofClasses.unique(stored.type().simple() + "Codec"));
      }
    }
    for (StoredType stored : agent.types()) {
      collectParts(stored);
    }
    collect(agent.input().stored());
    if (!agent.output().isNone()) {
      collect(agent.output().stored());
    }
    for (LeafModel output : agent.outputs()) {
      collect(output.stored());
    }
    for (EventModel event : agent.events()) {
      collect(event.leaf().stored());
    }
    for (MemoryModel memory : agent.memories()) {
      collect(memory.types());
    }
    for (DurableUse durable : agent.durables()) {
      collect(durable.codecs());
    }
  }

  private void collectParts(StoredType stored) {
    if (stored instanceof OfRecord named) {
      for (Component component : named.components()) {
        collect(component.type());
      }
    } else if (stored instanceof OfSealed named) {
      for (Leaf leaf : named.leaves()) {
        collect(leaf.stored());
      }
    }
  }

  private void collect(List<TypeModel> models) {
    for (TypeModel model : models) {
      collect(model);
    }
  }

  /** Elements before what holds them, so that the constants can be initialized in this order. */
  private void collect(TypeModel model) {
    if (constants.containsKey(model.source())) {
      return;
    }
    if (model instanceof TypeModel.Custom custom) {
      customs.put(custom.source(), custom);
      constants.put(custom.source(), names.unique(label(custom)));
      return;
    }
    List<TypeModel> elements = elements(model);
    if (!elements.isEmpty()) {
      collect(elements);
      containers.put(model.source(), model);
      constants.put(model.source(), names.unique(label(model)));
    }
  }

  /** What a container holds; empty for anything else. */
  static List<TypeModel> elements(TypeModel model) {
    if (model instanceof TypeModel.ListOf list) {
      return List.of(list.element());
    } else if (model instanceof TypeModel.SetOf set) {
      return List.of(set.element());
    } else if (model instanceof TypeModel.OptionalOf optional) {
      return List.of(optional.element());
    } else if (model instanceof TypeModel.MapOf map) {
      return List.of(map.key(), map.value());
    }
    return List.of();
  }

  /** {@code LIST_OF_FLIGHT}. */
  private String label(TypeModel model) {
    if (model instanceof TypeModel.Scalar scalar) {
      return scalar.kind().name();
    } else if (model instanceof TypeModel.ListOf list) {
      return "LIST_OF_" + label(list.element());
    } else if (model instanceof TypeModel.SetOf set) {
      return "SET_OF_" + label(set.element());
    } else if (model instanceof TypeModel.OptionalOf optional) {
      return "OPTIONAL_OF_" + label(optional.element());
    } else if (model instanceof TypeModel.MapOf map) {
      return "MAP_OF_" + label(map.key()) + "_TO_" + label(map.value());
    }
    String known = constants.get(model.source());
    if (known != null) {
      return known;
    }
    int arguments = model.source().indexOf('<');
    String raw = arguments < 0 ? model.source() : model.source().substring(0, arguments);
    raw = raw.replace("[]", "Array");
    return Names.constant(raw.substring(raw.lastIndexOf('.') + 1));
  }

  /** The class that holds the constants. */
  ClassRef type() {
    return type;
  }

  /** Whether there is anything for that class to hold. */
  boolean isEmpty() {
    return constants.isEmpty();
  }

  /** The constant for a type that has one. */
  String constant(String source) {
    return Objects.requireNonNull(constants.get(source), source);
  }

  /** The nested class that stores a record or sealed type. */
  String codecClass(StoredType stored) {
    return Objects.requireNonNull(classes.get(stored.source()), stored.source());
  }

  /** Every constant. */
  Collection<String> constants() {
    return Collections.unmodifiableCollection(constants.values());
  }

  /** Every nested class. */
  Collection<String> codecClasses() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** Codecs that the agent's resources provide. */
  List<TypeModel.Custom> customs() {
    return List.copyOf(customs.values());
  }

  /** Containers, each after what it holds. */
  List<TypeModel> containers() {
    return new ArrayList<>(containers.values());
  }

  /** The codec of a type, as {@code out} writes it; {@code null} for one that cannot be stored. */
  String codec(TypeModel model, SourceFile out, boolean inside) {
    if (model instanceof TypeModel.NotStorable) {
      return "null";
    }
    if (model instanceof TypeModel.Scalar scalar) {
      return out.name(ClassRefs.CODECS) + "." + scalar.kind();
    }
    String constant = constant(model.source());
    return inside ? constant : out.name(type) + "." + constant;
  }
}
