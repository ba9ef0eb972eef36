package dev.planwright.samples.docs;

import dev.planwright.Event;

/** What customers send. */
sealed interface Message {

  String customer();

  @Event(name = "order", version = 2, aliases = "dev.planwright.samples.docs.Purchase")
  record Order(String id, String customer, long cents) implements Message {}

  record Cancellation(String order, String customer) implements Message {}

  record Question(String text, String customer) implements Message {}
}
