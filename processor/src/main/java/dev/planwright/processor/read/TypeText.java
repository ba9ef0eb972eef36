package dev.planwright.processor.read;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.NullType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Writes a type as source: qualified for generated code, simple for messages. Not {@code toString},
 * which differs between compilers and shows type annotations.
 *
 * <p>A type that does not resolve ends the reading with {@link UnresolvedTypeException}; since
 * every type of a signature passes through here, that is where it is noticed.
 */
final class TypeText extends SimpleTypeVisitor14<String, Void> {

  static final TypeText QUALIFIED = new TypeText(true);
  static final TypeText SIMPLE = new TypeText(false);

  private final boolean qualified;

  private TypeText(boolean qualified) {
    super("?");
    this.qualified = qualified;
  }

  String of(TypeMirror type) {
    return visit(type);
  }

  @Override
  public String visitPrimitive(PrimitiveType type, Void unused) {
    return keyword(type.getKind());
  }

  @Override
  public String visitNoType(NoType type, Void unused) {
    return keyword(type.getKind());
  }

  @Override
  public String visitNull(NullType type, Void unused) {
    return "null";
  }

  @Override
  public String visitArray(ArrayType type, Void unused) {
    return of(type.getComponentType()) + "[]";
  }

  @Override
  public String visitDeclared(DeclaredType type, Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    String name = (qualified ? element.getQualifiedName() : element.getSimpleName()).toString();
    if (type.getTypeArguments().isEmpty()) {
      return name;
    }
    StringJoiner arguments = new StringJoiner(", ", name + "<", ">");
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments.add(of(argument));
    }
    return arguments.toString();
  }

  @Override
  public String visitError(ErrorType type, Void unused) {
    throw new UnresolvedTypeException(type.toString());
  }

  @Override
  public String visitTypeVariable(TypeVariable type, Void unused) {
    return type.asElement().getSimpleName().toString();
  }

  @Override
  public String visitWildcard(WildcardType type, Void unused) {
    TypeMirror upper = type.getExtendsBound();
    TypeMirror lower = type.getSuperBound();
    if (upper != null) {
      return "? extends " + of(upper);
    }
    return lower != null ? "? super " + of(lower) : "?";
  }

  @Override
  public String visitIntersection(IntersectionType type, Void unused) {
    return type.getBounds().stream().map(this::of).collect(Collectors.joining(" & "));
  }

  private static String keyword(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> "boolean";
      case BYTE -> "byte";
      case SHORT -> "short";
      case INT -> "int";
      case LONG -> "long";
      case CHAR -> "char";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case VOID -> "void";
      default -> "?";
    };
  }
}
