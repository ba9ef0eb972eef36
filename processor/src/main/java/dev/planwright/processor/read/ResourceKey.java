package dev.planwright.processor.read;

/**
 * What a resource is found by: exactly its declared type, and its name if it has one.
 *
 * @param type as source, with type arguments
 * @param simple the same as messages write it
 * @param name {@code @Named}, else empty
 */
record ResourceKey(String type, String simple, String name) {

  @Override
  public String toString() {
    return name.isEmpty() ? simple : "@Named(\"" + name + "\") " + simple;
  }
}
