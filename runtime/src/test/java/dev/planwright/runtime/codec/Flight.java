package dev.planwright.runtime.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record with components of most kinds. */
record Flight(
    LocalDateTime departure,
    int delayMinutes,
    double load,
    boolean cancelled,
    Status status,
    List<Stop> stops,
    Set<String> tags,
    Map<String, BigDecimal> fares,
    Optional<String> gate) {

  enum Status {
    SCHEDULED,
    DEPARTED {}
  }

  record Stop(String airport, short minutes) {}

  /** As the processor writes it. */
  static final class FlightCodec extends RecordCodec<Flight> {

    static final FlightCodec INSTANCE = new FlightCodec();

    private static final Codec<Status> STATUS = Codecs.enumOf(Status.class, "dev.x.Status", 1);
    private static final Codec<List<Stop>> STOPS =
        Codecs.list(Codecs.lazy(() -> StopCodec.INSTANCE));
    private static final Codec<Set<String>> TAGS = Codecs.set(Codecs.STRING);
    private static final Codec<Map<String, BigDecimal>> FARES =
        Codecs.map(Codecs.STRING, Codecs.BIG_DECIMAL);
    private static final Codec<Optional<String>> GATE = Codecs.optional(Codecs.STRING);

    private FlightCodec() {
      super(
          new Schema.Record(
              "dev.x.Flight",
              1,
              List.of(
                  new Schema.Field("departure", true, Codecs.LOCAL_DATE_TIME::schema),
                  new Schema.Field("delayMinutes", false, Codecs.INT::schema),
                  new Schema.Field("load", false, Codecs.DOUBLE::schema),
                  new Schema.Field("cancelled", false, Codecs.BOOLEAN::schema),
                  new Schema.Field("status", true, () -> STATUS.schema()),
                  new Schema.Field("stops", true, () -> STOPS.schema()),
                  new Schema.Field("tags", true, () -> TAGS.schema()),
                  new Schema.Field("fares", true, () -> FARES.schema()),
                  new Schema.Field("gate", true, () -> GATE.schema()))));
    }

    @Override
    protected void writeFields(Flight value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.LOCAL_DATE_TIME, value.departure());
      out.field(1);
      out.writeInt(value.delayMinutes());
      out.field(2);
      out.writeDouble(value.load());
      out.field(3);
      out.writeBoolean(value.cancelled());
      out.field(4);
      out.writeNullable(STATUS, value.status());
      out.field(5);
      out.writeNullable(STOPS, value.stops());
      out.field(6);
      out.writeNullable(TAGS, value.tags());
      out.field(7);
      out.writeNullable(FARES, value.fares());
      out.field(8);
      out.writeNullable(GATE, value.gate());
    }

    @Override
    protected Flight readFields(ValueReader in) throws IOException {
      LocalDateTime departure = null;
      int delayMinutes = 0;
      double load = 0;
      boolean cancelled = false;
      Status status = null;
      List<Stop> stops = null;
      Set<String> tags = null;
      Map<String, BigDecimal> fares = null;
      Optional<String> gate = Optional.empty();
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        switch (field) {
          case 0 -> departure = in.readNullable(Codecs.LOCAL_DATE_TIME);
          case 1 -> delayMinutes = in.readInt();
          case 2 -> load = in.readDouble();
          case 3 -> cancelled = in.readBoolean();
          case 4 -> status = in.readNullable(STATUS);
          case 5 -> stops = in.readNullable(STOPS);
          case 6 -> tags = in.readNullable(TAGS);
          case 7 -> fares = in.readNullable(FARES);
          case 8 -> gate = in.readNullable(GATE);
          default -> throw noSuchField(field);
        }
      }
      return new Flight(departure, delayMinutes, load, cancelled, status, stops, tags, fares, gate);
    }
  }

  /** As the processor writes it. */
  static final class StopCodec extends RecordCodec<Stop> {

    static final StopCodec INSTANCE = new StopCodec();

    private StopCodec() {
      super(
          new Schema.Record(
              "dev.x.Stop",
              2,
              List.of(
                  new Schema.Field("airport", true, Codecs.STRING::schema),
                  new Schema.Field("minutes", false, Codecs.SHORT::schema))));
    }

    @Override
    protected void writeFields(Stop value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.airport());
      out.field(1);
      out.writeInt(value.minutes());
    }

    @Override
    protected Stop readFields(ValueReader in) throws IOException {
      String airport = null;
      short minutes = 0;
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        switch (field) {
          case 0 -> airport = in.readNullable(Codecs.STRING);
          case 1 -> minutes = (short) in.readInt();
          default -> throw noSuchField(field);
        }
      }
      return new Stop(airport, minutes);
    }
  }
}
