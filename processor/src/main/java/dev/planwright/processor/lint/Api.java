package dev.planwright.processor.lint;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Some methods or constructors of a class and of what is below it.
 *
 * @param type the class, by its qualified name
 * @param members names, {@code new} for constructors, {@code *} for all; {@code now()} and {@code
 *     getBytes(byte[])} mean one overload only
 */
record Api(String type, Set<String> members) {

  /** As the catalogue writes it: the class, then the members, with spaces. */
  static Api of(String line) {
    List<String> words = List.of(line.split(" "));
    return new Api(words.get(0), Set.copyOf(words.subList(1, words.size())));
  }

  /**
   * @param lineage the class that declares the method and everything above it
   */
  boolean has(ExecutableElement method, Set<String> lineage) {
    if (!lineage.contains(type)) {
      return false;
    }
    if (members.contains("*")) {
      return true;
    }
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    String name = constructor ? "new" : method.getSimpleName().toString();
    // A static method of a class below only hides one of the same name.
    boolean inherited = !method.getModifiers().contains(Modifier.STATIC);
    return (inherited || lineage.iterator().next().equals(type))
        && (members.contains(name)
            || (members.stream().anyMatch(each -> each.startsWith(name + "("))
                && members.contains(name + parameters(method))));
  }

  private static String parameters(ExecutableElement method) {
    StringJoiner types = new StringJoiner(",", "(", ")");
    for (VariableElement parameter : method.getParameters()) {
      String type = parameter.asType().toString();
      int arguments = type.indexOf('<');
      types.add(
          arguments < 0
              ? type
              : type.substring(0, arguments) + type.substring(type.lastIndexOf('>') + 1));
    }
    return types.toString();
  }
}
