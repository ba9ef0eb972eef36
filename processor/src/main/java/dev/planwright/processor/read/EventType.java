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
 */
record EventType(TypeElement element, ClassRef ref, List<Leaf> leaves) {

  /** A class that values really have. */
  record Leaf(TypeElement element, ClassRef ref) {}

  EventType {
    leaves = List.copyOf(leaves);
  }

  List<ClassRef> leafRefs() {
    return leaves.stream().map(Leaf::ref).toList();
  }
}
