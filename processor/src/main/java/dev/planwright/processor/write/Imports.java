package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shortens the names of one generated file and collects what it must import.
 *
 * <p>The first class to ask for a simple name gets it; another one is written in full. Classes are
 * known by what the model says of them, and those of the JDK and of Planwright by the convention
 * that packages begin with a small letter; any other name in a type's source stays as it is, which
 * is always correct.
 */
final class Imports {

  /** Names that the writers use without asking. */
  private static final List<String> ALWAYS =
      List.of(
          "Exception", "IllegalStateException", "Object", "Override", "String", "SuppressWarnings");

  private final ClassRef file;
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, ClassRef> known;
  private final TreeSet<String> imported = new TreeSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();

  /**
   * The names of a file.
   *
   * @param file the class in it
   * @param known classes that types' sources may name, by their own
   * @param inScope simple names that mean something else inside: nested and inherited classes
   */
  Imports(ClassRef file, Map<String, ClassRef> known, Collection<String> inScope) {
    this.file = file;
    this.known = known;
    for (String name : ALWAYS) {
      taken.put(name, "java.lang." + name);
    }
    for (String name : inScope) {
      taken.put(name, file.source() + "." + name);
    }
    taken.put(file.nested(), file.source());
  }

  /** The class as the file writes it, without type arguments. */
  String name(ClassRef type) {
    String name = names.get(type.binary());
    if (name == null) {
      name = claimed(type);
      names.put(type.binary(), name);
    }
    return name;
  }

  private String claimed(ClassRef type) {
    String outer = outermost(type);
    String qualified = type.packageName().isEmpty() ? outer : type.packageName() + "." + outer;
    String owner = taken.putIfAbsent(outer, qualified);
    if (owner != null && !owner.equals(qualified)) {
      return type.source();
    }
    if (!type.packageName().equals(file.packageName())
        && !type.packageName().equals("java.lang")
        && !type.packageName().isEmpty()) {
      imported.add(qualified);
    }
    return type.nested();
  }

  /** A type as the file writes it, from its source with full names. */
  String type(String source) {
    String type = types.get(source);
    if (type == null) {
      type = shortened(source);
      types.put(source, type);
    }
    return type;
  }

  private String shortened(String source) {
    var text = new StringBuilder(source.length());
    int at = 0;
    while (at < source.length()) {
      int end = Names.end(source, at);
      if (end == at) {
        text.append(source.charAt(at++));
      } else {
        String name = source.substring(at, end);
        ClassRef type = known.get(name);
        if (type == null) {
          type = byConvention(name);
        }
        text.append(type == null ? name : name(type));
        at = end;
      }
    }
    return text.toString();
  }

  /**
   * Adds the import statements, sorted, and an empty line if there are any.
   *
   * @param inPackage whether the file's package has a class of this simple name, which would hide
   *     one of {@code java.lang}
   */
  void statements(Predicate<String> inPackage, StringBuilder text) {
    for (Map.Entry<String, String> each : taken.entrySet()) {
      String qualified = each.getValue();
      if (qualified.equals("java.lang." + each.getKey()) && inPackage.test(each.getKey())) {
        imported.add(qualified);
      }
    }
    for (String name : imported) {
      text.append("import ").append(name).append(";\n");
    }
    text.append(imported.isEmpty() ? "" : "\n");
  }

  private static String outermost(ClassRef type) {
    int dot = type.nested().indexOf('.');
    return dot < 0 ? type.nested() : type.nested().substring(0, dot);
  }

  private static @Nullable ClassRef byConvention(String name) {
    if (!name.startsWith("java.") && !name.startsWith("dev.planwright.runtime.")) {
      return null;
    }
    int start = 0;
    while (Character.isLowerCase(name.charAt(start))) {
      int dot = name.indexOf('.', start);
      if (dot < 0) {
        return null;
      }
      start = dot + 1;
    }
    return ClassRefs.of(name.substring(0, start - 1), name.substring(start));
  }
}
