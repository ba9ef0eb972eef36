package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Event;
import dev.planwright.Memory;
import dev.planwright.Provides;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;

/**
 * {@link ShelfBefore} a year later: its records have gained components, a memory has a new name.
 */
@Agent(
    name = "shelf",
    input = ShelfAfter.Put.class,
    output = ShelfAfter.Shown.class,
    resources = ShelfAfter.Resources.class)
final class ShelfAfter {

  @Event(name = "shelf.Put", version = 2)
  record Put(String shelf, String what, String gate, int pieces) {}

  @Event(name = "shelf.Item", version = 2)
  record Item(String what, int pieces) {}

  @Event(name = "shelf.Shown")
  record Shown(String shelf, String text) {}

  @Durable
  interface Door {
    String open(String gate);
  }

  static final class Resources {
    private Resources() {}

    @Provides
    static Door door() {
      return gate -> gate.isEmpty() ? "" : ShelfBefore.opened(gate);
    }
  }

  private final ValueMemory<Item> oldest;
  private final ListMemory<Item> items;
  private final Door door;

  ShelfAfter(
      @Memory(aliases = "first") ValueMemory<Item> oldest, ListMemory<Item> items, Door door) {
    this.oldest = oldest;
    this.items = items;
    this.door = door;
  }

  @Action(on = Put.class)
  Shown put(Put put) {
    Item item = new Item(put.what() + door.open(put.gate()), put.pieces());
    oldest.set(oldest.orElse(item));
    items.add(item);
    return new Shown(put.shelf(), oldest.orElse(item) + " of " + items.get());
  }
}
