package dev.planwright.samples.cluster;

import dev.planwright.samples.cluster.LedgerLog.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often flights were rebooked, counted from the ledger's log.
 *
 * <p>That a desk was told of a rebooking shows in what it does next: it asks to have it confirmed,
 * or calls for the next flight of the same airport, whose runs come one after another. What it was
 * told before a checkpoint began is in the checkpoint, and must not be done again by a life that
 * goes on from there. What it was told later may be, unless a store keeps it. The main disadvantage
 * of counting so is that the last rebooking of an airport in a life of the plain desk counts as one
 * that the desk was not told of.
 *
 * @param flights that were rebooked
 * @param reexecuted effects that came again although they were recorded
 * @param window effects that came again because no record of them had to be left
 */
record Executions(Set<String> flights, int reexecuted, int window) {

  /** Whether the desk's records outlive a checkpoint. */
  enum Records {
    /** Outcomes are kept in checkpoints alone. */
    IN_CHECKPOINTS,
    /** A store keeps each outcome before the desk is told of it. */
    IN_A_STORE
  }

  static Executions count(List<Line> log, List<Restore> restores, Records records) {
    Map<String, Long> told = new HashMap<>();
    Map<String, String> lastOfAirport = new HashMap<>();
    Map<String, String> flightOfKey = new HashMap<>();
    Set<String> recorded = new HashSet<>();
    Set<String> done = new HashSet<>();
    int reexecuted = 0;
    int window = 0;
    int lives = 0;
    for (Line line : log) {
      while (lives < restores.size() && restores.get(lives).at() <= line.millis()) {
        long saved = restores.get(lives++).checkpointBegan();
        told.forEach(
            (flight, since) -> {
              if (since < saved || records == Records.IN_A_STORE) {
                recorded.add(flight);
              }
            });
        told.clear();
        lastOfAirport.clear();
      }
      switch (line.kind()) {
        case CALL -> {
          String other = flightOfKey.putIfAbsent(line.key(), line.flight());
          if (other != null && !other.equals(line.flight())) {
            throw new IllegalStateException(
                "key %s stands for two flights: %s and %s"
                    .formatted(line.key(), other, line.flight()));
          }
          String before = lastOfAirport.put(line.airport(), line.flight());
          if (before != null && !before.equals(line.flight())) {
            told.putIfAbsent(before, line.millis());
          }
        }
        case CONFIRM -> told.putIfAbsent(line.flight(), line.millis());
        case EFFECT -> {
          if (!done.add(line.flight())) {
            if (recorded.contains(line.flight()) || told.containsKey(line.flight())) {
              reexecuted++;
            } else {
              window++;
            }
          }
        }
      }
    }
    return new Executions(done, reexecuted, window);
  }
}
