package dev.planwright.inspector;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is said of an error. */
final class Failures {

  private Failures() {}

  /** In a sentence; the JDK's own file errors say but the name of the file. */
  static String message(Exception failure) {
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      String problem =
          failure instanceof NoSuchFileException
              ? "does not exist"
              : failure instanceof FileAlreadyExistsException
                  ? "exists already"
                  : "cannot be used (" + failure.getClass().getSimpleName() + ")";
      return file.getFile() + " " + problem + ".";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
