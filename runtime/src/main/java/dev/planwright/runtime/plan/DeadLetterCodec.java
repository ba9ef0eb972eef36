package dev.planwright.runtime.plan;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codec of one agent's dead letters: what began the run and the event by the plan's codecs, the key
 * as a key.
 */
public final class DeadLetterCodec extends RecordCodec<DeadLetter> {

  private static final int KEY = 0;
  private static final int INPUT = 1;
  private static final int EVENT = 2;
  private static final int ACTION = 3;
  private static final int CAUSE = 4;

  private final @Nullable Class<?> keyType;
  private final EventCodec events;

  /**
   * A codec for the dead letters of a plan.
   *
   * @param keyType null if it is not known; then keys that are enums or records are written but not
   *     read
   */
  public DeadLetterCodec(PlanSpec<?, ?> plan, @Nullable Class<?> keyType) {
    this(keyType, EventCodec.of(plan));
  }

  private DeadLetterCodec(@Nullable Class<?> keyType, EventCodec events) {
    super(
        new Schema.Record(
            DeadLetter.class.getName(),
            1,
            List.of(
                new Schema.Field("key", false, Codecs.BYTES::schema),
                new Schema.Field("input", false, events::schema),
                new Schema.Field("event", false, events::schema),
                new Schema.Field("actionId", false, Codecs.STRING::schema),
                new Schema.Field("cause", false, Codecs.STRING::schema))));
    this.keyType = keyType;
    this.events = events;
  }

  @Override
  protected void writeFields(DeadLetter letter, ValueWriter out) throws IOException {
    out.field(KEY);
    out.writeBytes(KeyCodec.encode(letter.key()));
    out.field(INPUT);
    events.write(letter.input(), out);
    out.field(EVENT);
    events.write(letter.event(), out);
    out.field(ACTION);
    out.writeString(letter.actionId());
    out.field(CAUSE);
    out.writeString(letter.cause());
  }

  @Override
  protected DeadLetter readFields(ValueReader in) throws IOException {
    Object key = null;
    Object input = null;
    Object event = null;
    String action = null;
    String cause = null;
    for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
      switch (field) {
        case KEY -> key = key(in.readBytes());
        case INPUT -> input = events.read(in);
        case EVENT -> event = events.read(in);
        case ACTION -> action = in.readString();
        case CAUSE -> cause = in.readString();
        default -> throw noSuchField(field);
      }
    }
    return new DeadLetter(
        present(key, "key"),
        present(input, "input"),
        present(event, "event"),
        present(action, "actionId"),
        present(cause, "cause"));
  }

  private Object key(byte[] bytes) throws CodecException {
    return keyType == null ? KeyCodec.decode(bytes) : KeyCodec.decode(bytes, keyType);
  }

  private static <T> T present(@Nullable T value, String field) throws CodecException {
    if (value == null) {
      throw new CodecException("A dead letter without " + field);
    }
    return value;
  }
}
