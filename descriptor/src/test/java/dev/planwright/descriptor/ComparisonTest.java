package dev.planwright.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.descriptor.Descriptor.Action;
import dev.planwright.descriptor.Descriptor.Call;
import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Event;
import dev.planwright.descriptor.Descriptor.Leaf;
import dev.planwright.descriptor.Descriptor.Memory;
import dev.planwright.descriptor.Descriptor.Shape;
import dev.planwright.descriptor.Rule.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found, what is not, and what follows from something else and is not said. */
class ComparisonTest {

  private static final Map<String, Action> ACTIONS =
      Map.of(
          "take",
          new Action(List.of("Order"), List.of()),
          "book",
          new Action(List.of("Paid"), List.of()));
  private static final Map<String, Event> EVENTS =
      Map.of("Order", event("Order", "take"), "Paid", event("Paid", "book"));

  private static Event event(String type, String listener, String... aliases) {
    return new Event(type, List.of(listener), List.of(aliases));
  }

  private static Memory value(String type, String... aliases) {
    return new Memory("VALUE", "SHORT_TERM", List.of(type), List.of(aliases));
  }

  private static Shape order(long version, Component... components) {
    return new Shape.OfRecord(version, List.of(components));
  }

  private static Descriptor agent(
      Map<String, Action> actions, Map<String, Event> events, Map<String, Shape> types) {
    return agent(actions, events, Map.of(), Map.of(), types);
  }

  private static Descriptor agent(
      Map<String, Action> actions,
      Map<String, Event> events,
      Map<String, Memory> memories,
      Map<String, Call> calls,
      Map<String, Shape> types) {
    return new Descriptor(
        "shop.Desk",
        "shop.DeskPlan",
        "desk",
        "shop.Order",
        "java.lang.Void",
        "Order",
        "none",
        actions,
        memories,
        events,
        calls,
        types);
  }

  private static Descriptor types(Map<String, Shape> types) {
    return agent(ACTIONS, EVENTS, types);
  }

  private static Descriptor memories(Map<String, Memory> memories) {
    return agent(ACTIONS, EVENTS, memories, Map.of(), Map.of());
  }

  private static List<Rule> rules(Descriptor before, Descriptor now) {
    return Comparison.between(before, now).stream().map(Change::rule).toList();
  }

  @Test
  void between_theSame_nothing() {
    Descriptor same = types(Map.of("Order", order(1, new Component("id", "java.lang.String"))));

    assertThat(Comparison.between(same, same)).isEmpty();
  }

  @Test
  void component_goneOrNew_isSaidUntilTheVersionIsRaised() {
    Component id = new Component("id", "java.lang.String");
    Component cents = new Component("cents", "int");
    Component notes = new Component("notes", "java.util.List<java.lang.String>");
    Descriptor before = types(Map.of("Order", order(1, id, cents)));

    assertThat(rules(before, types(Map.of("Order", order(1, id, notes)))))
        .containsExactly(Rule.PW522, Rule.PW523);
    assertThat(rules(before, types(Map.of("Order", order(2, id, notes))))).isEmpty();
  }

  @Test
  void component_retyped_isSaidWhateverTheVersion() {
    Descriptor before = types(Map.of("Order", order(1, new Component("cents", "int"))));
    Descriptor text = types(Map.of("Order", order(2, new Component("cents", "java.lang.String"))));

    assertThat(Comparison.between(before, text))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW521);
              assertThat(change.level()).isEqualTo(Level.ERROR);
              assertThat(change.subject())
                  .isEqualTo(new Subject(Subject.Kind.TYPE, "Order", "cents"));
              assertThat(change)
                  .hasToString(
                      "[PW521 WIRE] Order.cents is String and was int. A saved Order (event Order) cannot be read.");
            });
    Descriptor wide = types(Map.of("Order", order(1, new Component("cents", "java.lang.Long"))));
    assertThat(rules(before, wide)).isEmpty();
  }

  @Test
  void memory_foundByAlias_isComparedThere() {
    Descriptor before = memories(Map.of("count", value("java.lang.Integer")));

    assertThat(rules(before, memories(Map.of("orders", value("java.lang.Long", "count")))))
        .isEmpty();
    assertThat(rules(before, memories(Map.of("orders", value("java.lang.String", "count")))))
        .containsExactly(Rule.PW505);
    assertThat(rules(before, memories(Map.of("orders", value("java.lang.Long")))))
        .containsExactly(Rule.PW503);
  }

  private static Descriptor map(String key, String value, Map<String, Shape> types) {
    Memory memory = new Memory("MAP", "SHORT_TERM", List.of(key, value), List.of());
    return agent(ACTIONS, EVENTS, Map.of("seen", memory), Map.of(), types);
  }

  private static Descriptor keyed(Shape order) {
    return map("Order", "int", Map.of("Order", order));
  }

  @Test
  void keysOfAMap_mustHaveTheirBytes() {
    Component id = new Component("id", "java.lang.String");
    Component line = new Component("line", "int");

    assertThat(rules(map("int", "int", Map.of()), map("java.lang.Integer", "long", Map.of())))
        .isEmpty();
    assertThat(Comparison.between(map("int", "int", Map.of()), map("long", "int", Map.of())))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW505);
              assertThat(change.headline())
                  .isEqualTo("The keys of memory seen, long, are written differently now.");
              assertThat(change.fix()).startsWith("keep int as it was, but for new constants");
            });
    // A raised version says that the author knows, and makes nothing found.
    for (Shape now :
        List.of(
            order(2, id),
            order(2, line, id),
            order(2, id, new Component("line", "long")),
            order(2, id, new Component("number", "int")))) {
      assertThat(rules(keyed(order(1, id, line)), keyed(now))).containsExactly(Rule.PW505);
    }
    assertThat(rules(keyed(order(1, id, line)), keyed(order(2, id, line)))).isEmpty();
  }

  @Test
  void keysOfAMap_mayHaveNewConstantsAndLeaves() {
    Shape two = new Shape.OfEnum(1, List.of("A", "B"));
    Shape more = new Shape.OfEnum(1, List.of("C", "B", "A"));
    assertThat(rules(keyed(two), keyed(more))).isEmpty();
    assertThat(rules(keyed(more), keyed(two))).containsExactly(Rule.PW505, Rule.PW525);

    Leaf plain = new Leaf("Plain", "java.lang.String", List.of());
    Leaf other = new Leaf("Other", "int", List.of());
    Shape one = new Shape.OfSealed(List.of(plain));
    assertThat(rules(keyed(one), keyed(new Shape.OfSealed(List.of(plain, other))))).isEmpty();
    assertThat(rules(keyed(one), keyed(new Shape.OfSealed(List.of(other, plain)))))
        .containsExactly(Rule.PW505);
  }

  @Test
  void memory_thatIsNotSaved_mayGoAndCome() {
    Descriptor sensory =
        memories(Map.of("seen", new Memory("LIST", "SENSORY", List.of("Order"), List.of())));

    assertThat(rules(sensory, memories(Map.of()))).isEmpty();
    assertThat(rules(sensory, memories(Map.of("seen", value("int"))))).isEmpty();
  }

  @Test
  void action_renamed_isFoundByItsAlias() {
    Action take = new Action(List.of("Order"), List.of("accept"));
    Descriptor before = actions(Map.of("take", take));

    assertThat(rules(before, actions(Map.of("book", take)))).containsExactly(Rule.PW502);
    assertThat(rules(before, actions(Map.of("book", aliased("take", "accept"))))).isEmpty();
    assertThat(Comparison.between(before, actions(Map.of("book", aliased("take")))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW508);
              assertThat(change.subject()).isEqualTo(Subject.of(Subject.Kind.ACTION, "book"));
              assertThat(change.headline())
                  .isEqualTo("Action book has no alias \"accept\" any more.");
            });
  }

  private static Action aliased(String... aliases) {
    return new Action(List.of("Order"), List.of(aliases));
  }

  private static Descriptor actions(Map<String, Action> actions) {
    return agent(actions, Map.of("Order", event("Order", "take")), Map.of());
  }

  @Test
  void call_renamed_isFoundByItsAlias() {
    Descriptor before = calls("Bank.pay", call("int"));

    assertThat(rules(before, calls("Bank.settle", call("int")))).containsExactly(Rule.PW509);
    assertThat(rules(before, calls("Bank.settle", call("int", "Bank.pay")))).isEmpty();
    assertThat(Comparison.between(before, calls("Bank.settle", call("long", "Bank.pay"))))
        .as("it is compared with what it was called before")
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW531);
              assertThat(change.headline()).isEqualTo("Bank.settle takes long and took int.");
            });
    assertThat(rules(calls("Bank.pay", call("int", "Bank.send")), calls("Bank.pay", call("int"))))
        .containsExactly(Rule.PW508);
  }

  private static Call call(String argument, String... aliases) {
    return new Call(
        "shop.Bank", "AT_LEAST_ONCE", List.of(argument), "none", List.of(), List.of(aliases));
  }

  private static Descriptor calls(String id, Call call) {
    return agent(ACTIONS, EVENTS, Map.of(), Map.of(id, call), Map.of());
  }

  @Test
  void event_goneWithItsAction_isNotSaidTwice() {
    Descriptor before = types(Map.of());
    Descriptor now =
        agent(
            Map.of("take", new Action(List.of("Order"), List.of())),
            Map.of("Order", event("Order", "take")),
            Map.of());

    assertThat(rules(before, now)).containsExactly(Rule.PW502);
  }

  @Test
  void event_renamed_isSaidOnceEvenIfItIsALeaf() {
    Shape sealed = new Shape.OfSealed(List.of(new Leaf("Paid", "Paid", List.of())));
    Shape after = new Shape.OfSealed(List.of(new Leaf("Settled", "Settled", List.of())));
    Component means = new Component("means", "Means");
    Descriptor before = types(Map.of("Order", order(1, means), "Means", sealed, "Paid", order(1)));
    Map<String, Action> actions =
        Map.of(
            "take",
            new Action(List.of("Order"), List.of()),
            "book",
            new Action(List.of("Settled"), List.of()));
    Map<String, Shape> types =
        Map.of("Order", order(1, means), "Means", after, "Settled", order(1));
    Descriptor now =
        agent(
            actions,
            Map.of("Order", event("Order", "take"), "Settled", event("Settled", "book")),
            types);

    assertThat(Comparison.between(before, now))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW507);
              assertThat(change.hint()).isEqualTo("Action book now handles Settled.");
            });
    Shape known = new Shape.OfSealed(List.of(new Leaf("Settled", "Settled", List.of("Paid"))));
    Descriptor aliased =
        agent(
            actions,
            Map.of("Order", event("Order", "take"), "Settled", event("Settled", "book", "Paid")),
            Map.of("Order", order(1, means), "Means", known, "Settled", order(1)));
    assertThat(rules(before, aliased)).isEmpty();
  }

  @Test
  void arguments_writtenDifferently_areSaidUntilTheVersionIsRaised() {
    Call call =
        new Call(
            "shop.Bank",
            "AT_LEAST_ONCE",
            List.of("java.util.List<Claim>"),
            "none",
            List.of(),
            List.of());
    Component id = new Component("id", "java.lang.String");
    Descriptor before = calls(call, order(1, id));

    assertThat(Comparison.between(before, calls(call, order(1, id, id))))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.rule()).isEqualTo(Rule.PW531);
              assertThat(change.level()).isEqualTo(Level.WARNING);
            });
    assertThat(rules(before, calls(call, order(2, id, id)))).isEmpty();
    assertThat(rules(before, calls(call, order(1, new Component("key", "java.lang.String")))))
        .as("names are not written")
        .isEmpty();
  }

  private static Descriptor calls(Call call, Shape claim) {
    return agent(ACTIONS, EVENTS, Map.of(), Map.of("Bank.pay", call), Map.of("Claim", claim));
  }

  @Test
  void recursiveTypes_endTheWalk() {
    Component next = new Component("next", "Order");
    Descriptor before = types(Map.of("Order", order(1, next)));
    Descriptor now = types(Map.of("Order", order(1, next, new Component("more", "int"))));

    assertThat(rules(before, now)).containsExactly(Rule.PW523);
  }
}
