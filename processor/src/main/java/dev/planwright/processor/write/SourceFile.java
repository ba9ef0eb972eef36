package dev.planwright.processor.write;

import dev.planwright.processor.model.ClassRef;
import java.util.Collection;
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

  SourceFile(ClassRef file, Collection<ClassRef> known, Collection<String> inScope) {
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
   * @param block a format
   * @param args what to put in: classes are shortened, all else stands as it is
   */
  SourceFile add(String block, Object... args) {
    Object[] shown = args.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof ClassRef type) {
        shown[i] = name(type);
      }
    }
    String text = block.indexOf('%') < 0 ? block : block.formatted(shown);
    text.lines().forEach(this::line);
    return this;
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
    line(line);
    return this;
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
    expression.lines(2 * depth).forEach(this::line);
    return this;
  }

  /** {@code left = right;}. */
  SourceFile assign(String left, Expression right) {
    Expression whole = right.after(left + " = ").then(";");
    if (whole.fits(2 * depth) || !right.fits(2 * depth + 5)) {
      return add(whole);
    }
    line(left + " =");
    line("    " + right.flat() + ";");
    return this;
  }

  private void line(String line) {
    body.append(line.isEmpty() ? "" : "  ".repeat(depth)).append(line).append('\n');
  }

  /** Adds what stands before every top-level class. */
  SourceFile annotate() {
    annotations = body.length();
    return add("%s", SUPPRESSED);
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
    var text = new StringBuilder(body);
    if (generated) {
      text.insert(annotations, "@" + name(ClassRefs.GENERATED) + "(\"" + PROCESSOR + "\")\n");
    }
    String head = file.packageName().isEmpty() ? "" : "package " + file.packageName() + ";\n\n";
    return head + imports.statements(inPackage) + text;
  }
}
