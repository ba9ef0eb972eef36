package dev.planwright.samples.desk;

/** The class path of this JVM, for processes that are to have the same. */
public final class ClassPath {

  private ClassPath() {}

  /** Under Surefire the class path is in a property of its own. */
  public static String ofTests() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
