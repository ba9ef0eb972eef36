package dev.planwright.inspector;

import dev.planwright.Durable;

/** Another system. */
@Durable
interface Seats {

  Hold hold(String flight);

  String book(Hold hold);
}
