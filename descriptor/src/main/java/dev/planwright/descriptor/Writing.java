package dev.planwright.descriptor;

import dev.planwright.descriptor.Descriptor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether equal values still have equal bytes, for what is recognised by a digest: a record is its
 * components in order, whatever they are called, a leaf its number and its value.
 */
final class Writing {

  private final Sides sides;
  private final Set<String> compared = new HashSet<>();

  Writing(Sides sides) {
    this.sides = sides;
  }

  /**
   * The stored name of a type whose values are written differently, or null. A type with a higher
   * version is not one: its author knows.
   */
  @Nullable String changed(List<String> before, List<String> now) {
    for (int i = 0; i < before.size(); i++) {
      String found = changed(sides.then(before.get(i)), sides.reader(now.get(i)));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String changed(Form before, Form now) {
    if (before instanceof Form.Container then && now instanceof Form.Container reader) {
      for (int i = 0; i < Math.min(then.of().size(), reader.of().size()); i++) {
        String found = changed(then.of().get(i), reader.of().get(i));
        if (found != null) {
          return found;
        }
      }
    } else if (before instanceof Form.Named then
        && now instanceof Form.Named reader
        && compared.add(then.name() + "\n" + reader.name())) {
      if (then.shape() instanceof Shape.OfRecord one
          && reader.shape() instanceof Shape.OfRecord other) {
        return other.version() > one.version() ? null : records(reader.name(), one, other);
      } else if (then.shape() instanceof Shape.OfSealed one
          && reader.shape() instanceof Shape.OfSealed other) {
        return leaves(reader.name(), one, other);
      }
    }
    return null;
  }

  private @Nullable String records(String name, Shape.OfRecord before, Shape.OfRecord now) {
    if (before.components().size() != now.components().size()) {
      return name;
    }
    for (int i = 0; i < before.components().size(); i++) {
      String type = now.components().get(i).type();
      String then = before.components().get(i).type();
      if (!same(then, type)) {
        return name;
      }
      String found = changed(sides.then(then), sides.reader(type));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Types that are named differently may be written alike, if both are records. */
  private boolean same(String before, String now) {
    return before.equals(now)
        || sides.then(before).equals(sides.reader(now))
        || (sides.then(before) instanceof Form.Named && sides.reader(now) instanceof Form.Named);
  }

  private @Nullable String leaves(String name, Shape.OfSealed before, Shape.OfSealed now) {
    for (int i = 0; i < before.leaves().size(); i++) {
      String leaf = before.leaves().get(i).name();
      if (i >= now.leaves().size()
          || !(now.leaves().get(i).name().equals(leaf)
              || now.leaves().get(i).aliases().contains(leaf))) {
        return name;
      }
      String found =
          changed(
              sides.then(before.leaves().get(i).type()), sides.reader(now.leaves().get(i).type()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
