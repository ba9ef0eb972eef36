package dev.planwright.processor.guard;

import dev.planwright.processor.model.ClassRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java type as far as guards tell types apart.
 *
 * @param kind what can be done with it
 * @param source as generated code writes it, with type arguments: two types are the same if this is
 * @param shown as messages write it
 * @param nullable whether a value can be null
 * @param parts what it holds: an element, a key and a value, or nothing
 * @param type the class of a {@link Kind#RECORD} or {@link Kind#ENUM}, else null
 * @param constants of an enum, in order
 */
public record GuardType(
    Kind kind,
    String source,
    String shown,
    boolean nullable,
    List<GuardType> parts,
    @Nullable ClassRef type,
    List<String> constants) {

  /** What guards tell apart. */
  public enum Kind {
    BOOLEAN,
    /** A byte, short, int or long, or its box. */
    INTEGER,
    /** A float or double, or its box. */
    REAL,
    /** A BigDecimal or BigInteger. */
    DECIMAL,
    TEXT,
    CHARACTER,
    ENUM,
    LIST,
    SET,
    MAP,
    OPTIONAL,
    /** Has components: a record, or a class of the user's with accessors. */
    RECORD,
    /** Can be told from null and from an equal value, nothing else. */
    OTHER
  }

  static final GuardType BOOLEAN = plain(Kind.BOOLEAN, "boolean");
  static final GuardType INT = plain(Kind.INTEGER, "int");
  static final GuardType LONG = plain(Kind.INTEGER, "long");
  static final GuardType DOUBLE = plain(Kind.REAL, "double");
  static final GuardType TEXT =
      new GuardType(Kind.TEXT, "java.lang.String", "String", false, List.of(), null, List.of());

  /** Copies the lists. */
  public GuardType {
    parts = List.copyOf(parts);
    constants = List.copyOf(constants);
  }

  /** A type without parts. */
  public static GuardType of(Kind kind, String source, String shown, boolean nullable) {
    return new GuardType(kind, source, shown, nullable, List.of(), null, List.of());
  }

  private static GuardType plain(Kind kind, String source) {
    return of(kind, source, source, false);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isNumber() {
    return kind == Kind.INTEGER || kind == Kind.REAL;
  }

  boolean isFloat() {
    return source.equals("float") || source.equals("java.lang.Float");
  }

  /** Whether CEL sees a string. */
  boolean isText() {
    return kind == Kind.TEXT || kind == Kind.CHARACTER || kind == Kind.ENUM;
  }

  /** Whether a number or boolean comes in a box. */
  boolean isBoxed() {
    return source.indexOf('.') >= 0;
  }

  /** The same without null. */
  GuardType present() {
    return new GuardType(kind, source, shown, false, parts, type, constants);
  }

  /** With the article, for messages: {@code an int}. */
  String withArticle() {
    return ("aeiouAEIOU".indexOf(shown.charAt(0)) < 0 ? "a " : "an ") + shown;
  }
}
