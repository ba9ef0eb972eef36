package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.ClassRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be an event: something final, or sealed over what is final, that the plan can
 * name.
 *
 * <p>Final, because the dispatch tells events apart by class and an open class could have
 * subclasses that no compiler has seen. A mistake in one type is said once per agent, however often
 * the type is used.
 */
final class EventTypeReader {

  private static final String SHAPES =
      "a record, an enum, a final class, or a sealed type of these";

  private final SourceTypes types;
  private final PackageElement plan;
  private final Report report;
  private final Set<String> refused = new HashSet<>();

  EventTypeReader(SourceTypes types, PackageElement plan, Report report) {
    this.types = types;
    this.plan = plan;
    this.report = report;
  }

  /**
   * Reads an event type, or reports why it is none.
   *
   * @param role who uses it, for the headline: {@code DisruptionDesk.track takes}
   */
  @Nullable EventType read(TypeMirror type, String role, Where where) {
    String name = types.text(types.types().erasure(type));
    if (refused.contains(name)) {
      return null;
    }
    EventType read = readNew(type, role, where);
    if (read == null) {
      refused.add(name);
    }
    return read;
  }

  private @Nullable EventType readNew(TypeMirror type, String role, Where where) {
    Finding mistake = mistake(type, role);
    if (mistake != null) {
      report.add(mistake, where);
      return null;
    }
    TypeElement element = types.element(type);
    if (element == null) {
      return null;
    }
    Map<String, EventType.Leaf> leaves = new LinkedHashMap<>();
    if (!addLeaves(element, element, role, where, leaves)) {
      return null;
    }
    Set<ClassRef> listed = new LinkedHashSet<>();
    list(element, listed);
    return new EventType(
        element, types.ref(element), leaves.values().stream().toList(), listed.stream().toList());
  }

  private void list(TypeElement type, Set<ClassRef> listed) {
    if (SourceTypes.isLeaf(type)) {
      listed.add(types.ref(type));
    } else {
      types.asPermitted(type).forEach(child -> list(child, listed));
    }
  }

  private @Nullable Finding mistake(TypeMirror type, String role) {
    String name = types.simple(type);
    return switch (type.getKind()) {
      case VOID -> saysNothing(name, role);
      case DECLARED -> mistake(types.element(type), type, role);
      case ARRAY ->
          Finding.of(
              Code.PW124,
              role + " the array " + name + ", which cannot be an event.",
              "put it into a record, for example record Batch(" + listOf(name) + " items).");
      case TYPEVAR, WILDCARD, INTERSECTION ->
          Finding.of(
              Code.PW122,
              role + " " + name + ", a type variable that the agent does not bind.",
              "name a type instead: " + SHAPES + ".");
      default ->
          Finding.of(
              Code.PW123,
              role + " the primitive " + name + ", which cannot be an event.",
              "put it into a record, for example record Measured(" + name + " value).");
    };
  }

  private static Finding saysNothing(String name, String role) {
    return Finding.of(
        Code.PW125,
        role + " " + name + ", which says nothing about the event.",
        "name the type that is meant: " + SHAPES + ".");
  }

  private @Nullable Finding mistake(@Nullable TypeElement element, TypeMirror type, String role) {
    if (element == null) {
      return null;
    }
    String name = types.simple(type);
    String qualified = element.getQualifiedName().toString();
    if (qualified.equals("java.lang.Object") || qualified.equals("java.lang.Void")) {
      return saysNothing(name, role);
    }
    if (!element.getTypeParameters().isEmpty()) {
      return Finding.of(
          Code.PW122,
          role + " " + name + ", but event types cannot be generic.",
          "put it into a record without type parameters.");
    }
    return null;
  }

  private boolean addLeaves(
      TypeElement type,
      TypeElement root,
      String role,
      Where where,
      Map<String, EventType.Leaf> leaves) {
    String via = type.equals(root) ? "" : " (" + SourceTypes.name(root) + " permits it)";
    String said = role + " " + SourceTypes.name(type) + via;
    if (!type.getTypeParameters().isEmpty()) {
      report.add(
          Finding.of(
              Code.PW122,
              said + ", but event types cannot be generic.",
              "put it into a record without type parameters."),
          where);
      return false;
    }
    if (SourceTypes.isLeaf(type)) {
      if (!types.isVisible(type, plan)) {
        report.add(notVisible(type, said), where);
        return false;
      }
      leaves.putIfAbsent(
          type.getQualifiedName().toString(), new EventType.Leaf(type, types.ref(type)));
      return true;
    }
    if (!SourceTypes.isSealedParent(type)) {
      report.add(open(type, said), where);
      return false;
    }
    if (!types.isVisible(type, plan)) {
      report.add(notVisible(type, said), where);
      return false;
    }
    boolean fine = true;
    for (TypeMirror permitted : SourceTypes.permitted(type)) {
      TypeElement child = types.element(permitted);
      fine &= child != null && addLeaves(child, root, role, where, leaves);
    }
    return fine;
  }

  private static Finding open(TypeElement type, String said) {
    String kind = type.getKind() == ElementKind.INTERFACE ? "an open interface" : "an open class";
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return Finding.of(
          Code.PW121,
          said + ", a sealed class that is not abstract.",
          "make " + SourceTypes.name(type) + " abstract, so that only what it permits has values.");
    }
    return Finding.of(
        Code.PW121,
        said + ", " + kind + ": its subclasses cannot be known here.",
        "make it " + SHAPES + ", or wrap it in a record.");
  }

  private Finding notVisible(TypeElement type, String said) {
    boolean elsewhere = !types.packageOf(type).equals(plan);
    return Finding.of(
        Code.PW126,
        said + ", which the plan in " + packageName() + " cannot see.",
        elsewhere
            ? "make " + SourceTypes.name(type) + ", and every class around it, public."
            : "remove private from " + SourceTypes.name(type) + " and from every class around it.");
  }

  private String packageName() {
    return plan.isUnnamed() ? "the default package" : "package " + plan.getQualifiedName();
  }

  private static String listOf(String array) {
    String element = array.substring(0, array.length() - 2);
    return Character.isLowerCase(element.charAt(0)) ? array : "List<" + element + ">";
  }
}
