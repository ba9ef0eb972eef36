package dev.planwright.samples.cluster;

/** What is broken on purpose, to show that the figures can be bad. */
enum ClusterFault {
  /** Nothing. */
  NONE,
  /** After a kill the desk begins anew, without the checkpoint. */
  FORGETS,
  /** The same, and some of its flights are gone. */
  LOSES_INPUT
}
