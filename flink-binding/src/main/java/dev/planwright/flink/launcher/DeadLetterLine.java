package dev.planwright.flink.launcher;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import dev.planwright.runtime.plan.EventCodec;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter for people: its key as text, its input and event under the names of their types,
 * the action and the cause.
 */
final class DeadLetterLine implements JsonOutput.JsonWriting<DeadLetter> {

  private static final long serialVersionUID = 1L;

  private final AgentPlan<?, ?> plan;
  private transient @Nullable Codec<DeadLetter> codec;

  DeadLetterLine(AgentPlan<?, ?> plan) {
    this.plan = plan.original();
  }

  @Override
  public byte[] write(DeadLetter letter) throws CodecException {
    Codec<DeadLetter> known = codec;
    if (known == null) {
      known = new LineCodec(EventCodec.of(plan.spec()));
      codec = known;
    }
    return JsonFormat.encode(known, letter);
  }

  private static final class LineCodec extends RecordCodec<DeadLetter> {

    private final EventCodec events;

    LineCodec(EventCodec events) {
      super(
          new Schema.Record(
              DeadLetter.class.getName(),
              1,
              List.of(
                  new Schema.Field("key", false, Codecs.STRING::schema),
                  new Schema.Field("input", false, events::schema),
                  new Schema.Field("event", false, events::schema),
                  new Schema.Field("action", false, Codecs.STRING::schema),
                  new Schema.Field("cause", false, Codecs.STRING::schema))));
      this.events = events;
    }

    @Override
    protected void writeFields(DeadLetter letter, ValueWriter out) throws IOException {
      out.field(0);
      out.writeString(KeyCodec.display(letter.key()));
      out.field(1);
      events.write(letter.input(), out);
      out.field(2);
      events.write(letter.event(), out);
      out.field(3);
      Codecs.STRING.write(letter.actionId(), out);
      out.field(4);
      Codecs.STRING.write(letter.cause(), out);
    }

    @Override
    protected DeadLetter readFields(ValueReader in) {
      throw new UnsupportedOperationException("dead letters for people are only written");
    }
  }
}
