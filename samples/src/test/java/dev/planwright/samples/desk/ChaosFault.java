package dev.planwright.samples.desk;

/** What is broken on purpose, to show that the figures can be bad. */
enum ChaosFault {
  /** Nothing. */
  NONE,
  /** The store acknowledges one outcome in fifty that it does not keep. */
  LOSES_RECORDS,
  /** One notice in fifty is delivered twice. */
  REPEATS_NOTICES;

  /** How often. */
  static final int ONE_IN = 50;
}
