package dev.planwright.kafka;

/** How many copies of a record there must be before it is acknowledged. */
public enum Level {
  /**
   * The leader's copy is enough: what a broker had acknowledged is lost with its disk. For
   * development, and for what may be executed again.
   */
  LEADER,

  /**
   * At least two brokers have it, and no broker that lacks it can become leader: the loss of any
   * one of them loses nothing.
   */
  QUORUM
}
