package dev.planwright.processor.read;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * Finds fields, methods and constructors that the source declares and ECJ does not show.
 *
 * <p>ECJ drops a member that names a class which is missing in another, {@code Bank.Payments},
 * where it keeps one that names a missing top-level class. An agent without its constructor looks
 * like one that hides it. javac drops nothing.
 */
final class DroppedMembers {

  private DroppedMembers() {}

  /** Whether a class with source in this compilation, or one inside of it, lost a member. */
  static boolean areIn(TypeElement type) {
    return EcjTree.anyIn(
        type, declaration -> members(declaration).anyMatch(DroppedMembers::isLost));
  }

  private static Stream<EcjTree> members(EcjTree type) {
    return Stream.concat(type.children("fields").stream(), type.children("methods").stream());
  }

  private static boolean isLost(EcjTree member) {
    boolean isInitializer = member.kind().equals("Initializer") || member.kind().equals("Clinit");
    return !isInitializer && member.child("binding") == null;
  }
}
