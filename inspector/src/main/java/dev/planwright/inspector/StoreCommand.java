package dev.planwright.inspector;

import java.io.IOException;

/** One command: its fields are its arguments, set by picocli. */
interface StoreCommand {

  /**
   * Does what it is for, and writes down what is to be shown.
   *
   * @return whether all is well with the store
   * @throws WrongUseException if what was asked for does not exist; nothing has been changed
   * @throws IOException if the store cannot be read, or refuses
   */
  boolean run(Store store, Page page) throws IOException, WrongUseException;
}
