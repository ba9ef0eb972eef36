package dev.planwright.inspector;

/** A seat that is held for a while. */
record Hold(String flight, int row) {}
