package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.model.ReturnModel.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an action returns: nothing, an event, or one of a few containers, declared as exactly
 * that type.
 *
 * <p>Exactly, because the plan's code is chosen by the declared type: an {@code ArrayList} that is
 * a list today and something else tomorrow would change how results are handed on without a word in
 * the signature.
 */
final class ReturnReader {

  private static final Map<String, Shape> CONTAINERS = new LinkedHashMap<>();
  private static final String STAGE = "java.util.concurrent.CompletionStage";

  static {
    CONTAINERS.put("java.util.Optional", Shape.OPTIONAL);
    CONTAINERS.put("java.util.List", Shape.LIST);
    CONTAINERS.put("java.lang.Iterable", Shape.ITERABLE);
    CONTAINERS.put("java.util.stream.Stream", Shape.STREAM);
  }

  /** What is near to a supported type, and the supported one; the first that fits is suggested. */
  private static final Map<String, String> NEAR = new LinkedHashMap<>();

  static {
    NEAR.put("java.util.concurrent.Future", "CompletionStage");
    NEAR.put(STAGE, "CompletionStage");
    NEAR.put("java.util.Map", "List");
    NEAR.put("java.util.Collection", "List");
    NEAR.put("java.lang.Iterable", "Iterable");
    NEAR.put("java.util.stream.BaseStream", "Stream");
    NEAR.put("java.util.Iterator", "Iterable");
    NEAR.put("java.util.function.Supplier", "Optional");
    NEAR.put("java.util.OptionalInt", "Optional");
    NEAR.put("java.util.OptionalLong", "Optional");
    NEAR.put("java.util.OptionalDouble", "Optional");
  }

  private static final String SUPPORTED =
      "Supported: void, E, Optional<E>, List<E>, Iterable<E>, Stream<E>, and CompletionStage of E, Optional<E>,"
          + " List<E> or Void";

  private final SourceTypes types;
  private final EventTypeReader events;
  private final Report report;

  ReturnReader(SourceTypes types, EventTypeReader events, Report report) {
    this.types = types;
    this.events = events;
    this.report = report;
  }

  /** The return type, or null if it was reported. */
  ActionDraft.@Nullable Return read(FoundAction action) {
    TypeMirror type = action.type().getReturnType();
    String source = types.text(type);
    if (type.getKind() == TypeKind.VOID) {
      return new ActionDraft.Return(false, Shape.VOID, null, source);
    }
    if (!types.is(type, STAGE)) {
      return element(action, type, false, source);
    }
    TypeMirror inside = only(action, type);
    if (inside == null) {
      return null;
    }
    return types.is(inside, "java.lang.Void")
        ? new ActionDraft.Return(true, Shape.VOID, null, source)
        : element(action, inside, true, source);
  }

  private ActionDraft.@Nullable Return element(
      FoundAction action, TypeMirror type, boolean stage, String source) {
    Shape shape = shape(type);
    TypeMirror event = type;
    if (shape != Shape.ONE) {
      event = only(action, type);
      if (event == null) {
        return null;
      }
    }
    boolean supported =
        !stage || shape == Shape.ONE || shape == Shape.OPTIONAL || shape == Shape.LIST;
    if (!supported || isContainer(event)) {
      report.add(unsupported(action, supported ? event : type), action.at());
      return null;
    }
    EventType read = events.read(event, action.name() + " returns", action.at());
    return read == null ? null : new ActionDraft.Return(stage, shape, read, source);
  }

  private Shape shape(TypeMirror type) {
    TypeElement element = types.element(type);
    return element == null
        ? Shape.ONE
        : CONTAINERS.getOrDefault(element.getQualifiedName().toString(), Shape.ONE);
  }

  /** The single type argument, or null if there is none that names a type. */
  private @Nullable TypeMirror only(FoundAction action, TypeMirror type) {
    List<? extends TypeMirror> arguments = types.arguments(type);
    if (arguments.size() == 1 && arguments.get(0).getKind() != TypeKind.WILDCARD) {
      return arguments.get(0);
    }
    report.add(
        Finding.of(
            Code.PW142,
            action.name() + " returns " + types.simple(type) + ", which does not say of what.",
            "name the event: " + name(type) + "<TheEvent>."),
        action.at());
    return null;
  }

  /** Whether it holds several things and is not an event type itself. */
  private boolean isContainer(TypeMirror type) {
    TypeElement element = types.element(type);
    if (element == null
        || (element.getTypeParameters().isEmpty()
            && SourceTypes.isLeaf(element)
            && !name(type).startsWith("Optional"))) {
      return false;
    }
    return near(type) != null || CONTAINERS.containsKey(element.getQualifiedName().toString());
  }

  private @Nullable String near(TypeMirror type) {
    for (Map.Entry<String, String> entry : NEAR.entrySet()) {
      if (types.isSubtype(type, entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private Finding unsupported(FoundAction action, TypeMirror type) {
    String near = near(type);
    TypeMirror whole = action.type().getReturnType();
    String inside =
        types.arguments(type).size() == 1
                && types.arguments(type).get(0).getKind() == TypeKind.DECLARED
            ? types.simple(types.arguments(type).get(0))
            : "TheEvent";
    boolean nested = !types.text(type).equals(types.text(whole));
    String fix =
        nested || near == null
            ? "return one of the supported types."
            : "declare it as " + near + "<" + inside + ">; the object may stay what it is.";
    return Finding.of(
            Code.PW141,
            action.name() + " returns " + types.simple(whole) + ", which is not supported.",
            fix)
        .fact(SUPPORTED);
  }

  private String name(TypeMirror type) {
    TypeElement element = types.element(type);
    return element == null ? "" : SourceTypes.name(element);
  }
}
