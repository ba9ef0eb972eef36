package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Event;
import dev.planwright.Provides;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.ValueMemory;

/** An agent as it was deployed first. */
@SuppressWarnings("PW156")
@Agent(
    name = "shelf",
    input = ShelfBefore.Put.class,
    output = ShelfBefore.Shown.class,
    resources = ShelfBefore.Resources.class)
final class ShelfBefore {

  @Event(name = "shelf.Put")
  record Put(String shelf, String what, String gate) {}

  @Event(name = "shelf.Item")
  record Item(String what) {}

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

  /** Waits until the test opens it. */
  static String opened(String gate) {
    try (GatedPrices gates = new GatedPrices()) {
      return gates.price(gate);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private final ValueMemory<Item> first;
  private final ListMemory<Item> items;
  private final Door door;

  ShelfBefore(ValueMemory<Item> first, ListMemory<Item> items, Door door) {
    this.first = first;
    this.items = items;
    this.door = door;
  }

  @Action(on = Put.class)
  Shown put(Put put) {
    Item item = new Item(put.what() + door.open(put.gate()));
    first.set(first.orElse(item));
    items.add(item);
    return new Shown(put.shelf(), first.orElse(item) + " of " + items.get());
  }
}
