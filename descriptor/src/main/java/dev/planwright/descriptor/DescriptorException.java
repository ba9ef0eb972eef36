package dev.planwright.descriptor;

/** A text that is no descriptor, or one that this release cannot read. The message says which. */
public final class DescriptorException extends Exception {

  private static final long serialVersionUID = 1L;

  DescriptorException(String message) {
    super(message);
  }
}
