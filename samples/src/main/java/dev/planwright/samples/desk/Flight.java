package dev.planwright.samples.desk;

import java.time.LocalDateTime;

/**
 * A departure.
 *
 * @param departure scheduled, local time at the origin
 * @param delayMinutes how late it left; negative is early
 * @param distanceMiles from origin to destination
 * @param origin IATA code
 * @param destination IATA code
 */
public record Flight(
    LocalDateTime departure,
    int delayMinutes,
    int distanceMiles,
    String origin,
    String destination) {}
