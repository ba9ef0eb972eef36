package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The text of one generated class, written from top to bottom.
 *
 * <p>Text blocks with places for names are closer to what comes out than a tree of builders is, and
 * the same bytes everywhere; the price is that this class knows nothing of Java beyond indentation.
 */
final class SourceFile {

  private static final String PROCESSOR = "dev.planwright.processor.PlanwrightProcessor";

  /**
   * Generated code must not add a warning to a build that shows all: events may be deprecated, and
   * a public plan may name types that its module does not export.
   */
  private static final String SUPPRESSED =
      "@SuppressWarnings({\"NullAway\", \"deprecation\", \"exports\", \"overrides\", \"rawtypes\","
          + " \"removal\", \"unchecked\"})";

  private final ClassRef file;
  private final Imports imports;
  private final StringBuilder body = new StringBuilder();
  private int depth;
  private int annotations;

  SourceFile(ClassRef file, Map<String, ClassRef> known, Collection<String> inScope) {
    this.file = file;
    this.imports = new Imports(file, known, inScope);
  }

  /** The class as this file writes it. */
  String name(ClassRef type) {
    return imports.name(type);
  }

  /** A type as this file writes it. */
  String type(String source) {
    return imports.type(source);
  }

  /**
   * Adds lines at the present indentation.
   *
   * @param block a {@link Format}
   * @param args what to put in: classes are shortened, all else stands as it is
   */
  SourceFile add(String block, Object... args) {
    Object[] shown = args.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof ClassRef type) {
        shown[i] = name(type);
      }
    }
    return lines(Format.fill(block, shown));
  }

  /** Adds lines and indents what follows, until {@link #close}. */
  SourceFile open(String block, Object... args) {
    add(block, args);
    depth++;
    return this;
  }

  /** Ends what {@link #open} began. */
  SourceFile close(String line) {
    depth--;
    return line(line);
  }

  /** Indents what follows, after a line of its own; {@link #close} ends it. */
  SourceFile indent() {
    depth++;
    return this;
  }

  /** Ends what {@link #indent} began, without a line. */
  SourceFile outdent() {
    depth--;
    return this;
  }

  /** An empty line. */
  SourceFile gap() {
    body.append('\n');
    return this;
  }

  /** Adds an expression or declaration. */
  SourceFile add(Expression expression) {
    List<Expression> arguments = expression.arguments();
    if (arguments.isEmpty()) {
      return lines(expression.head());
    }
    if (expression.fits(2 * depth)) {
      return line(expression.flat());
    }
    line(expression.head());
    depth += 2;
    for (int i = 0; i < arguments.size(); i++) {
      add(arguments.get(i).then(i < arguments.size() - 1 ? "," : expression.tail()));
    }
    depth -= 2;
    return this;
  }

  /** {@code left = right;}. */
  SourceFile assign(String left, Expression right) {
    Expression whole = right.after(left + " = ").then(";");
    if (whole.fits(2 * depth) || !right.fits(2 * depth + 5)) {
      return add(whole);
    }
    return line(left + " =").line("    " + right.flat() + ";");
  }

  private SourceFile lines(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      line(text.substring(from, end));
      from = end + 1;
    }
    return from < text.length() ? line(text.substring(from)) : this;
  }

  private SourceFile line(String line) {
    for (int i = line.isEmpty() ? depth : 0; i < depth; i++) {
      body.append("  ");
    }
    body.append(line).append('\n');
    return this;
  }

  /** Adds what stands before every top-level class. */
  SourceFile annotate() {
    annotations = body.length();
    return line(SUPPRESSED);
  }

  /** The class in it. */
  ClassRef type() {
    return file;
  }

  /**
   * Everything.
   *
   * @param generated whether the class can carry {@code @Generated}
   * @param inPackage whether the package has a class of this simple name
   */
  String text(boolean generated, Predicate<String> inPackage) {
    String mark = generated ? "@" + name(ClassRefs.GENERATED) + "(\"" + PROCESSOR + "\")\n" : "";
    var text = new StringBuilder(body.length() + 2000);
    if (!file.packageName().isEmpty()) {
      text.append("package ").append(file.packageName()).append(";\n\n");
    }
    imports.statements(inPackage, text);
    return text.append(body, 0, annotations)
        .append(mark)
        .append(body, annotations, body.length())
        .toString();
  }
}
