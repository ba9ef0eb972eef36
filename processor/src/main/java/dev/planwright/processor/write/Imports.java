package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(?:\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)+");

  /** Names that the writers use without asking. */
  private static final List<String> ALWAYS =
      List.of(
          "Exception", "IllegalStateException", "Object", "Override", "String", "SuppressWarnings");

  private final ClassRef file;
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, ClassRef> known = new LinkedHashMap<>();
  private final TreeSet<String> imported = new TreeSet<>();
  private final Map<String, String> written = new HashMap<>();

  /**
   * The names of a file.
   *
   * @param file the class in it
   * @param known classes that types' sources may name
   * @param inScope simple names that mean something else inside: nested and inherited classes
   */
  Imports(ClassRef file, Collection<ClassRef> known, Collection<String> inScope) {
    this.file = file;
    ALWAYS.forEach(name -> taken.put(name, "java.lang." + name));
    inScope.forEach(name -> taken.put(name, file.source() + "." + name));
    taken.put(file.nested(), file.source());
    known.forEach(type -> this.known.put(type.source(), type));
  }

  /** The class as the file writes it, without type arguments. */
  String name(ClassRef type) {
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
    return written.computeIfAbsent(source, this::shortened);
  }

  private String shortened(String source) {
    Matcher matcher = QUALIFIED.matcher(source);
    return matcher.replaceAll(
        found -> {
          ClassRef type = known.get(found.group());
          if (type == null) {
            type = byConvention(found.group());
          }
          return Matcher.quoteReplacement(type == null ? found.group() : name(type));
        });
  }

  /**
   * The import statements, sorted; empty or ending with an empty line.
   *
   * @param inPackage whether the file's package has a class of this simple name, which would hide
   *     one of {@code java.lang}
   */
  String statements(Predicate<String> inPackage) {
    taken.forEach(
        (name, qualified) -> {
          if (qualified.equals("java.lang." + name) && inPackage.test(name)) {
            imported.add(qualified);
          }
        });
    var text = new StringBuilder();
    imported.forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.isEmpty() ? "" : text.append('\n').toString();
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
