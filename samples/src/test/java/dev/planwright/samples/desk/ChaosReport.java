package dev.planwright.samples.desk;

import dev.planwright.samples.desk.ChaosLog.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the lives of a desk add up to, counted from its log alone.
 *
 * @param kills lives that were ended by a kill
 * @param lost disruptions without an effect, and notices that never came
 * @param reexecuted effects that came again although the store had acknowledged their outcome
 * @param duplicates notices delivered again by the life that had delivered them, or by another than
 *     the one after it
 * @param notices distinct ids of notices
 * @param window effects that came again because nothing was acknowledged when the kill came
 * @param redelivered notices delivered again by the life after the one that had delivered them
 * @param afterEffect kills between an effect and its record
 * @param afterRecord kills between a record and the commit of its run
 * @param insideSnapshot kills while a snapshot was taken
 */
record ChaosReport(
    int kills,
    int lost,
    int reexecuted,
    int duplicates,
    int notices,
    int window,
    int redelivered,
    int afterEffect,
    int afterRecord,
    int insideSnapshot) {

  /** Calls of a desk that can be in flight when it is killed, and notices on their way out. */
  static final int IN_FLIGHT = 64;

  /**
   * Counts.
   *
   * @param disruptions the confirmations that must be in the log
   * @param expectedNotices how many notices must be
   */
  static ChaosReport of(
      List<Line> log, Set<String> disruptions, int expectedNotices, List<ChaosOrder> killed) {
    Map<String, String> flightOfKey = new HashMap<>();
    Set<String> acknowledged = new HashSet<>();
    Set<String> effects = new HashSet<>();
    Map<String, Integer> lifeOfNotice = new HashMap<>();
    int life = 0;
    int reexecuted = 0;
    int window = 0;
    int duplicates = 0;
    int redelivered = 0;
    int openSnapshots = 0;
    for (Line line : log) {
      switch (line.kind()) {
        case LIFE -> life++;
        case EFFECT -> {
          String flight = flightOfKey.putIfAbsent(line.key(), line.what());
          if (flight != null && !flight.equals(line.what())) {
            throw new IllegalStateException(
                "idempotency key %s stands for two flights: %s and %s"
                    .formatted(line.key(), flight, line.what()));
          }
          if (!effects.add(line.what())) {
            if (acknowledged.contains(line.key())) {
              reexecuted++;
            } else {
              window++;
            }
          }
        }
        case ACKNOWLEDGED -> acknowledged.add(line.key());
        case NOTICE -> {
          Integer before = lifeOfNotice.put(line.key(), life);
          if (before != null && before == life - 1) {
            redelivered++;
          } else if (before != null) {
            duplicates++;
          }
        }
        case SNAPSHOT -> openSnapshots++;
        case SNAPSHOT_ENDED -> openSnapshots--;
        case COMMITTED -> {}
      }
    }
    Set<String> missing = new HashSet<>(disruptions);
    missing.removeAll(effects);
    return new ChaosReport(
        killed.size(),
        missing.size() + Math.max(0, expectedNotices - lifeOfNotice.size()),
        reexecuted,
        duplicates,
        lifeOfNotice.size(),
        window,
        redelivered,
        count(killed, ChaosOrder.Point.EFFECT),
        count(killed, ChaosOrder.Point.ACKNOWLEDGED),
        openSnapshots);
  }

  private static int count(List<ChaosOrder> killed, ChaosOrder.Point point) {
    return (int) killed.stream().filter(order -> order.point() == point).count();
  }

  /** Both desks together; each must have given the same notices. */
  ChaosReport and(ChaosReport other) {
    if (notices != other.notices) {
      throw new IllegalStateException(
          "the desks gave %d and %d notices".formatted(notices, other.notices));
    }
    return new ChaosReport(
        kills + other.kills,
        lost + other.lost,
        reexecuted + other.reexecuted,
        duplicates + other.duplicates,
        notices,
        window + other.window,
        redelivered + other.redelivered,
        afterEffect + other.afterEffect,
        afterRecord + other.afterRecord,
        insideSnapshot + other.insideSnapshot);
  }

  /**
   * Whether nothing was lost, repeated, or left out; and no more came again than a kill explains.
   */
  boolean isClean() {
    return lost == 0
        && reexecuted == 0
        && duplicates == 0
        && window <= kills * IN_FLIGHT
        && redelivered <= kills * IN_FLIGHT;
  }

  /** One line that a script can read. */
  @Override
  public String toString() {
    return "kills=%d lost=%d reexecuted=%d duplicates_outside_window=%d notices=%d window=%d between_effect_and_record=%d between_record_and_commit=%d inside_snapshot=%d"
        .formatted(
            kills,
            lost,
            reexecuted,
            duplicates,
            notices,
            window,
            afterEffect,
            afterRecord,
            insideSnapshot);
  }
}
