package com.example.desk;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import javax.annotation.processing.Generated;

/** How the values of {@link DisruptionDesk} are stored. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
final class DisruptionDeskCodecs {

  static final Codec<Flight> FLIGHT = new FlightCodec();
  static final Codec<Notice> NOTICE = new NoticeCodec();
  static final Codec<Notice.Kind> KIND =
      Codecs.enumOf(Notice.Kind.class, "com.example.desk.Notice$Kind", 1);
  static final Codec<DisruptionDesk.Disruption> DISRUPTION = new DisruptionCodec();
  static final Codec<DisruptionDesk.Storm> STORM = new StormCodec();
  static final Codec<DisruptionDesk.Rebooked> REBOOKED = new RebookedCodec();

  private DisruptionDeskCodecs() {}

  private static final class FlightCodec extends RecordCodec<Flight> {

    FlightCodec() {
      super(
          new Schema.Record(
              "com.example.desk.Flight",
              1,
              List.of(
                  new Schema.Field("departure", true, () -> Codecs.LOCAL_DATE_TIME.schema()),
                  new Schema.Field("delayMinutes", false, () -> Codecs.INT.schema()),
                  new Schema.Field("distanceMiles", false, () -> Codecs.INT.schema()),
                  new Schema.Field("origin", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("destination", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Flight value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.LOCAL_DATE_TIME, value.departure());
      out.field(1);
      out.writeInt(value.delayMinutes());
      out.field(2);
      out.writeInt(value.distanceMiles());
      out.field(3);
      out.writeNullable(Codecs.STRING, value.origin());
      out.field(4);
      out.writeNullable(Codecs.STRING, value.destination());
    }

    @Override
    protected Flight readFields(ValueReader in) throws IOException {
      LocalDateTime departure = null;
      int delayMinutes = 0;
      int distanceMiles = 0;
      String origin = null;
      String destination = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> departure = in.readNullable(Codecs.LOCAL_DATE_TIME);
          case 1 -> delayMinutes = in.readInt();
          case 2 -> distanceMiles = in.readInt();
          case 3 -> origin = in.readNullable(Codecs.STRING);
          case 4 -> destination = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Flight(departure, delayMinutes, distanceMiles, origin, destination);
    }
  }

  private static final class NoticeCodec extends RecordCodec<Notice> {

    NoticeCodec() {
      super(
          new Schema.Record(
              "com.example.desk.Notice",
              1,
              List.of(
                  new Schema.Field("kind", true, () -> KIND.schema()),
                  new Schema.Field("airport", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("at", true, () -> Codecs.LOCAL_DATE_TIME.schema()),
                  new Schema.Field("text", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Notice value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(KIND, value.kind());
      out.field(1);
      out.writeNullable(Codecs.STRING, value.airport());
      out.field(2);
      out.writeNullable(Codecs.LOCAL_DATE_TIME, value.at());
      out.field(3);
      out.writeNullable(Codecs.STRING, value.text());
    }

    @Override
    protected Notice readFields(ValueReader in) throws IOException {
      Notice.Kind kind = null;
      String airport = null;
      LocalDateTime at = null;
      String text = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> kind = in.readNullable(KIND);
          case 1 -> airport = in.readNullable(Codecs.STRING);
          case 2 -> at = in.readNullable(Codecs.LOCAL_DATE_TIME);
          case 3 -> text = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Notice(kind, airport, at, text);
    }
  }

  private static final class DisruptionCodec extends RecordCodec<DisruptionDesk.Disruption> {

    DisruptionCodec() {
      super(
          new Schema.Record(
              "com.example.desk.DisruptionDesk$Disruption",
              1,
              List.of(new Schema.Field("flight", true, () -> FLIGHT.schema()))));
    }

    @Override
    protected void writeFields(
        DisruptionDesk.Disruption value,
        ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(FLIGHT, value.flight());
    }

    @Override
    protected DisruptionDesk.Disruption readFields(ValueReader in) throws IOException {
      Flight flight = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> flight = in.readNullable(FLIGHT);
          default -> throw noSuchField(part);
        }
      }
      return new DisruptionDesk.Disruption(flight);
    }
  }

  private static final class StormCodec extends RecordCodec<DisruptionDesk.Storm> {

    StormCodec() {
      super(
          new Schema.Record(
              "com.example.desk.DisruptionDesk$Storm",
              1,
              List.of(
                  new Schema.Field("airport", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("at", true, () -> Codecs.LOCAL_DATE_TIME.schema()),
                  new Schema.Field("delayed", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(DisruptionDesk.Storm value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.airport());
      out.field(1);
      out.writeNullable(Codecs.LOCAL_DATE_TIME, value.at());
      out.field(2);
      out.writeInt(value.delayed());
    }

    @Override
    protected DisruptionDesk.Storm readFields(ValueReader in) throws IOException {
      String airport = null;
      LocalDateTime at = null;
      int delayed = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> airport = in.readNullable(Codecs.STRING);
          case 1 -> at = in.readNullable(Codecs.LOCAL_DATE_TIME);
          case 2 -> delayed = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new DisruptionDesk.Storm(airport, at, delayed);
    }
  }

  private static final class RebookedCodec extends RecordCodec<DisruptionDesk.Rebooked> {

    RebookedCodec() {
      super(
          new Schema.Record(
              "com.example.desk.DisruptionDesk$Rebooked",
              1,
              List.of(
                  new Schema.Field("flight", true, () -> FLIGHT.schema()),
                  new Schema.Field("confirmation", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(DisruptionDesk.Rebooked value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(FLIGHT, value.flight());
      out.field(1);
      out.writeNullable(Codecs.STRING, value.confirmation());
    }

    @Override
    protected DisruptionDesk.Rebooked readFields(ValueReader in) throws IOException {
      Flight flight = null;
      String confirmation = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> flight = in.readNullable(FLIGHT);
          case 1 -> confirmation = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new DisruptionDesk.Rebooked(flight, confirmation);
    }
  }
}
