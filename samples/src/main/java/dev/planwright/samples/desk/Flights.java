package dev.planwright.samples.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads flights from JSON, one object a line. */
public final class Flights {

  private static final String FIRST_QUARTER_2001 = "/flights-2001-q1.jsonl";

  private Flights() {}

  /**
   * 20,000 real flights from 220 airports, in order of departure (U.S. Bureau of Transportation
   * Statistics, on-time performance).
   */
  public static List<Flight> ofFirstQuarter2001() throws IOException {
    try (InputStream in = Flights.class.getResourceAsStream(FIRST_QUARTER_2001)) {
      if (in == null) {
        throw new FileNotFoundException(FIRST_QUARTER_2001 + " is not on the class path");
      }
      return read(in);
    }
  }

  /** Reads to the end of the stream; unknown fields are an error. */
  public static List<Flight> read(InputStream in) throws IOException {
    List<Flight> flights = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        flights.add(flight(json));
      }
    }
    return flights;
  }

  private static Flight flight(JsonParser json) throws IOException {
    LocalDateTime departure = LocalDateTime.MIN;
    int delayMinutes = 0;
    int distanceMiles = 0;
    String origin = "";
    String destination = "";
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "departure" -> departure = LocalDateTime.parse(json.getText());
        case "delayMinutes" -> delayMinutes = json.getIntValue();
        case "distanceMiles" -> distanceMiles = json.getIntValue();
        case "origin" -> origin = json.getText();
        case "destination" -> destination = json.getText();
        default -> throw new IOException("a flight has no field '" + field + "'");
      }
    }
    return new Flight(departure, delayMinutes, distanceMiles, origin, destination);
  }
}
