package dev.planwright.samples.docs;

/** Where orders are filed. A resource like any other: not durable by itself. */
interface Archive {

  /** Files an order; returns where. */
  String file(String order);
}
