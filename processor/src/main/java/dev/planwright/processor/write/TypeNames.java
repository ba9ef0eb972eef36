package dev.planwright.processor.write;

import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.StoredType.Leaf;
import dev.planwright.processor.model.StoredType.OfEnum;
import dev.planwright.processor.model.StoredType.OfRecord;
import dev.planwright.processor.model.StoredType.OfSealed;
import dev.planwright.processor.model.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a descriptor writes types: by their stored names, which outlive the names of classes. */
final class TypeNames {

  private final Map<String, String> names = new HashMap<>();

  TypeNames(List<StoredType> types) {
    types.forEach(type -> names.put(type.source(), of(type)));
  }

  /** The stored name, with type arguments as the source has them. */
  String of(StoredType type) {
    int arguments = type.source().indexOf('<');
    return type.name() + (arguments < 0 ? "" : type.source().substring(arguments));
  }

  /** The type, down to the names of what it is made of. */
  String of(TypeModel type) {
    List<TypeModel> elements = CodecNames.elements(type);
    if (!elements.isEmpty()) {
      String container = type.source().substring(0, type.source().indexOf('<'));
      return elements.stream()
          .map(this::of)
          .collect(Collectors.joining(", ", container + "<", ">"));
    }
    return names.getOrDefault(type.source(), type.source());
  }

  private Map<String, Object> leaf(Leaf leaf) {
    var described = new TreeMap<String, Object>();
    described.put("name", leaf.name());
    described.put("type", of(leaf.stored()));
    if (!leaf.aliases().isEmpty()) {
      described.put("aliases", leaf.aliases());
    }
    return described;
  }

  /** What a type is made of. */
  Map<String, Object> shape(StoredType type) {
    if (type instanceof OfRecord named) {
      return Map.of(
          "components",
          named.components().stream()
              .map(each -> Map.of("name", each.name(), "type", of(each.type())))
              .toList(),
          "version",
          type.version());
    } else if (type instanceof OfEnum named) {
      return Map.of("constants", named.constants(), "version", type.version());
    }
    return Map.of(
        "leaves",
        ((OfSealed) type).leaves().stream().map(this::leaf).toList(),
        "version",
        type.version());
  }
}
