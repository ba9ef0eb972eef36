package dev.planwright.processor.guard;

import dev.planwright.processor.model.GuardModel.Part;
import java.util.ArrayList;
import java.util.List;

/** What a guard's Java names, each once, by its place in a format. */
final class Parts {

  private final List<Part> parts = new ArrayList<>();

  /** What stands for it in the format. */
  String add(Part part) {
    int known = parts.indexOf(part);
    if (known < 0) {
      parts.add(part);
      known = parts.size() - 1;
    }
    return "%" + (known + 1) + "$s";
  }

  List<Part> all() {
    return List.copyOf(parts);
  }
}
