package dev.planwright.processor.model;

/**
 * A class or interface by its names.
 *
 * <p>Three names, because generated source needs the one with dots ({@code com.acme.Outer.Desk}),
 * saved data the binary one ({@code com.acme.Outer$Desk}), and the name of a generated class is
 * made from the part after the package.
 *
 * @param packageName the package, empty for the unnamed one
 * @param nested the name after the package, with dots: {@code Outer.Desk}
 * @param binary the binary name
 */
public record ClassRef(String packageName, String nested, String binary) {

  /** The name as generated source writes it, without type arguments. */
  public String source() {
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /** The last part of the name: {@code Desk}. */
  public String simple() {
    return nested.substring(nested.lastIndexOf('.') + 1);
  }

  /**
   * The name after the package in one piece, for a generated class beside it: {@code Outer_Desk}.
   */
  public String flat() {
    return nested.replace('.', '_');
  }

  /** The class {@code name} of the same package, not nested. */
  public ClassRef sibling(String name) {
    return new ClassRef(packageName, name, packageName.isEmpty() ? name : packageName + "." + name);
  }

  @Override
  public String toString() {
    return source();
  }
}
