package dev.planwright.descriptor;

import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Leaf;
import dev.planwright.descriptor.Descriptor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the keys of a map memory still have the bytes that its entries are found by: hosts refuse
 * others. A record is its components in order, a leaf its number and its value, a constant its
 * name. A raised version changes nothing of that.
 */
final class KeyTypes {

  private final Sides sides;
  private final Set<String> compared = new HashSet<>();

  KeyTypes(Sides sides) {
    this.sides = sides;
  }

  boolean same(String before, String now) {
    return same(sides.then(before), sides.reader(now));
  }

  private boolean same(Form before, Form now) {
    if (before instanceof Form.Container then && now instanceof Form.Container reader) {
      return then.kind().equals(reader.kind()) && sameAll(then.of(), reader.of());
    } else if (before instanceof Form.Named then && now instanceof Form.Named reader) {
      return !compared.add(then.name() + "\n" + reader.name())
          || sameShape(then.shape(), reader.shape());
    }
    return before.equals(now);
  }

  private boolean sameAll(List<Form> before, List<Form> now) {
    for (int i = 0; i < before.size(); i++) {
      if (!same(before.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameShape(Shape before, Shape now) {
    if (before instanceof Shape.OfRecord then && now instanceof Shape.OfRecord reader) {
      return sameComponents(then.components(), reader.components());
    } else if (before instanceof Shape.OfSealed then && now instanceof Shape.OfSealed reader) {
      return sameLeaves(then.leaves(), reader.leaves());
    }
    return before instanceof Shape.OfEnum then
        && now instanceof Shape.OfEnum reader
        && reader.constants().containsAll(then.constants());
  }

  private boolean sameComponents(List<Component> before, List<Component> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      String then = before.get(i).type();
      String reader = now.get(i).type();
      if (!before.get(i).name().equals(now.get(i).name())
          || (Form.isPrimitive(reader) && !Form.isPrimitive(then))
          || !same(then, reader)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameLeaves(List<Leaf> before, List<Leaf> now) {
    if (before.size() > now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Leaf then = before.get(i);
      Leaf reader = now.get(i);
      if (!(reader.name().equals(then.name()) || reader.aliases().contains(then.name()))
          || !same(then.type(), reader.type())) {
        return false;
      }
    }
    return true;
  }
}
