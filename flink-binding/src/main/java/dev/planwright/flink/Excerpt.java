package dev.planwright.flink;

/** Values as they stand in messages: long ones are cut. */
final class Excerpt {

  private static final int LIMIT = 200;

  private Excerpt() {}

  static String of(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
  }
}
