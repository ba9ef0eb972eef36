package dev.planwright.inspector;

/** Planes, of which some are unknown until somebody mends the settings. */
record Fleet(String unknown) {

  void check(String flight) {
    if (unknown.contains(flight)) {
      throw new IllegalStateException("no plane is known for " + flight);
    }
  }
}
