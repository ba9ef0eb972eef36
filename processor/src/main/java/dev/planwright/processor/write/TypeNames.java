package dev.planwright.processor.write;

import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.StoredType.Component;
import dev.planwright.processor.model.StoredType.Leaf;
import dev.planwright.processor.model.StoredType.OfEnum;
import dev.planwright.processor.model.StoredType.OfRecord;
import dev.planwright.processor.model.StoredType.OfSealed;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a descriptor writes types: by their stored names, which outlive the names of classes. */
final class TypeNames {

  private final Map<String, String> names = new HashMap<>();

  TypeNames(List<StoredType> types) {
    for (StoredType type : types) {
      names.put(type.source(), of(type));
    }
  }

  /** The stored name, with type arguments as the source has them. */
  String of(StoredType type) {
    int arguments = type.source().indexOf('<');
    return type.name() + (arguments < 0 ? "" : type.source().substring(arguments));
  }

  /** The type, down to the names of what it is made of. */
  String of(TypeModel type) {
    List<TypeModel> elements = CodecNames.elements(type);
    if (elements.isEmpty()) {
      return names.getOrDefault(type.source(), type.source());
    }
    String container = type.source().substring(0, type.source().indexOf('<'));
    return container + "<" + String.join(", ", of(elements)) + ">";
  }

  /** Each of them. */
  List<String> of(List<TypeModel> types) {
    var names = new ArrayList<String>();
    for (TypeModel type : types) {
      names.add(of(type));
    }
    return names;
  }

  private Map<String, Object> part(String name, TypeModel type) {
    var described = new TreeMap<String, Object>();
    described.put("name", name);
    described.put("type", of(type));
    return described;
  }

  private Map<String, Object> leaf(Leaf leaf) {
    Map<String, Object> described = part(leaf.name(), leaf.stored());
    if (!leaf.aliases().isEmpty()) {
      described.put("aliases", leaf.aliases());
    }
    return described;
  }

  /** What a type is made of. */
  Map<String, Object> shape(StoredType type) {
    if (type instanceof OfEnum named) {
      return Map.of("constants", named.constants(), "version", type.version());
    }
    var parts = new ArrayList<Object>();
    if (type instanceof OfRecord named) {
      for (Component component : named.components()) {
        parts.add(part(component.name(), component.type()));
      }
      return Map.of("components", parts, "version", type.version());
    }
    for (Leaf leaf : ((OfSealed) type).leaves()) {
      parts.add(leaf(leaf));
    }
    return Map.of("leaves", parts, "version", type.version());
  }
}
