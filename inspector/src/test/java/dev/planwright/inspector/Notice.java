package dev.planwright.inspector;

/** What a passenger is told. */
record Notice(String flight, String seat) {}
