package dev.planwright.samples.desk;

import java.time.LocalDateTime;

/**
 * What the desk tells the world.
 *
 * @param kind what it is about
 * @param airport IATA code of the origin
 * @param at departure of the flight that caused it, local time
 * @param text for people
 */
public record Notice(Kind kind, String airport, LocalDateTime at, String text) {

  /** What a notice is about. */
  public enum Kind {
    /** The passengers of one flight were rebooked. */
    REBOOKED,
    /** Many flights of an airport are badly delayed. */
    STORM
  }
}
