package dev.planwright.processor.model;

import java.util.List;

/**
 * What an action's {@code when} says, in plain Java over a variable {@code event}.
 *
 * @param text as the user wrote it
 * @param type the type of {@code event}, as source; every event that triggers the action fits
 * @param conditions all of which must hold, in this order; each is a format whose arguments are
 *     {@code parts}. None is no condition at all
 * @param parts what the conditions name
 * @param exact whether it computes with integers, so that it can fail
 */
public record GuardModel(
    String text, String type, List<String> conditions, List<Part> parts, boolean exact) {

  /** Copies the lists. */
  public GuardModel {
    conditions = List.copyOf(conditions);
    parts = List.copyOf(parts);
  }

  /** Something that the writer has to put into words. */
  public sealed interface Part {

    /** A class. */
    record Type(ClassRef type) implements Part {}

    /** A string. */
    record Text(String value) implements Part {}

    /** A {@code Pattern}, made once. */
    record Pattern(String regex) implements Part {}

    /** A {@code BigDecimal}, made once. */
    record Decimal(String value) implements Part {}

    /** A {@code BigInteger}, made once. */
    record WholeNumber(String value) implements Part {}
  }
}
