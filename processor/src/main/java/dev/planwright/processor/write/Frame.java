package dev.planwright.processor.write;

/** What every generated class carries. */
final class Frame {

  /**
   * Generated code must not add a warning to a build that shows all: events may be deprecated, and
   * a public plan may name types that its module does not export.
   */
  private static final String SUPPRESSED =
      "@SuppressWarnings({\"NullAway\", \"deprecation\", \"exports\", \"removal\", \"unchecked\"})";

  private Frame() {}

  /** Adds the annotations of a top-level class. */
  static void annotate(SourceFile out) {
    out.add("@%s(\"dev.planwright.processor.PlanwrightProcessor\")", ClassRefs.GENERATED);
    out.add("%s", SUPPRESSED);
  }
}
