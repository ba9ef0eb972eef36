package dev.planwright.runtime.codec;

/** A value with its codec. */
record Typed<T>(String name, Codec<T> codec, T value) {

  @Override
  public String toString() {
    return name + " " + value;
  }
}
