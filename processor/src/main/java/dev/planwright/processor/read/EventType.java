package dev.planwright.processor.read;

import dev.planwright.processor.model.ClassRef;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A proper event type: a leaf, or a sealed parent of leaves.
 *
 * @param element the class
 * @param ref its names
 * @param leaves in order of name; the class itself if it is a leaf
 * @param listed the same in the order of {@code permits}, for people
 */
record EventType(TypeElement element, ClassRef ref, List<Leaf> leaves, List<ClassRef> listed) {

  /** A class that values really have. */
  record Leaf(TypeElement element, ClassRef ref) {}

  EventType {
    leaves = List.copyOf(leaves);
    listed = List.copyOf(listed);
  }

  List<ClassRef> leafRefs() {
    return leaves.stream().map(Leaf::ref).toList();
  }
}
