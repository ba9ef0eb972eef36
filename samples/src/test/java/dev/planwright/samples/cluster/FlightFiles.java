package dev.planwright.samples.cluster;

import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Flights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The flights as files of JSON lines. They are divided by airport, so that it does not matter which
 * file is read first: flights of an airport stand in one, in their order.
 */
final class FlightFiles {

  private static final int BAD_DELAY_MINUTES = 60;

  private FlightFiles() {}

  /** As the ledger names a flight; no two disruptions share it. */
  static String name(Flight flight) {
    return "%s %s %s".formatted(flight.origin(), flight.departure(), flight.destination());
  }

  /** The airport of a line. */
  static String origin(String line) {
    return field(line, "origin");
  }

  /** As the ledger names the first flight of a line, which may be part of something. */
  static String name(String line) {
    return "%s %s %s"
        .formatted(
            origin(line),
            LocalDateTime.parse(field(line, "departure")),
            field(line, "destination"));
  }

  private static String field(String line, String name) {
    String field = "\"" + name + "\":\"";
    int begin = line.indexOf(field) + field.length();
    return line.substring(begin, line.indexOf('"', begin));
  }

  /** The flights that must be rebooked. */
  static List<String> disruptions(List<Flight> flights) {
    return flights.stream()
        .filter(flight -> flight.delayMinutes() >= BAD_DELAY_MINUTES)
        .map(FlightFiles::name)
        .toList();
  }

  /** The lines of the first quarter of 2001, as many lists, airports at random. */
  static List<List<String>> parts(int number, Random random) throws IOException {
    List<Flight> flights = Flights.ofFirstQuarter2001();
    List<String> lines = lines();
    Map<String, List<String>> byAirport = new LinkedHashMap<>();
    for (int i = 0; i < flights.size(); i++) {
      byAirport
          .computeIfAbsent(flights.get(i).origin(), any -> new ArrayList<>())
          .add(lines.get(i));
    }
    List<List<String>> airports = new ArrayList<>(byAirport.values());
    Collections.shuffle(airports, random);
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < airports.size(); i++) {
      if (i < number) {
        parts.add(new ArrayList<>());
      }
      parts.get(i % number).addAll(airports.get(i));
    }
    return parts;
  }

  /** All lines of the first quarter of 2001, in order of departure. */
  static List<String> lines() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Flights.class.getResourceAsStream("/flights-2001-q1.jsonl"),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  /** Writes a file that appears when it is complete. */
  static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling("." + file.getFileName());
    Files.write(draft, lines);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
