package dev.planwright.inspector;

/** A flight is late. */
record Delay(String airport, String flight, int minutes) {}
