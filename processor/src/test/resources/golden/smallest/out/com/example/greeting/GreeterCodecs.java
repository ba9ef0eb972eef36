package com.example.greeting;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.Generated;

/** How the values of {@link Greeter} are stored. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
final class GreeterCodecs {

  static final Codec<Greeter.Name> NAME = new NameCodec();
  static final Codec<Greeter.Greeting> GREETING = new GreetingCodec();

  private GreeterCodecs() {}

  private static final class NameCodec extends RecordCodec<Greeter.Name> {

    NameCodec() {
      super(
          new Schema.Record(
              "com.example.greeting.Greeter$Name",
              1,
              List.of(new Schema.Field("name", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Greeter.Name value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.name());
    }

    @Override
    protected Greeter.Name readFields(ValueReader in) throws IOException {
      String name = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> name = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Greeter.Name(name);
    }
  }

  private static final class GreetingCodec extends RecordCodec<Greeter.Greeting> {

    GreetingCodec() {
      super(
          new Schema.Record(
              "com.example.greeting.Greeter$Greeting",
              1,
              List.of(new Schema.Field("text", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Greeter.Greeting value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.text());
    }

    @Override
    protected Greeter.Greeting readFields(ValueReader in) throws IOException {
      String text = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> text = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Greeter.Greeting(text);
    }
  }
}
