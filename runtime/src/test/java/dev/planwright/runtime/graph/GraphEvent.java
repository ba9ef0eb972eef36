package dev.planwright.runtime.graph;

import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.util.List;

/**
 * An event of a {@link Graph}.
 *
 * @param type its dense number
 * @param id differs from that of every other event of the graph's inputs
 * @param value what actions reckon with
 * @param life how many more times it may lead to events: what ends a run on a graph with cycles
 */
record GraphEvent(int type, long id, long value, int life) {

  /** The event that an action emits as its {@code number}th while it handles this one. */
  GraphEvent child(int type, int action, int number, long value) {
    long id = ((this.id * 1_000_003 + action) * 1_000_003 + number) * 1_000_003 + type;
    return new GraphEvent(type, id, Math.floorMod(value, 100_003L), life - 1 - number / 2);
  }

  static final RecordCodec<GraphEvent> CODEC =
      new RecordCodec<>(
          new Schema.Record(
              "GraphEvent",
              1,
              List.of(field("type"), field("id"), field("value"), field("life")))) {

        @Override
        protected void writeFields(GraphEvent event, ValueWriter out) throws IOException {
          long[] fields = {event.type, event.id, event.value, event.life};
          for (int i = 0; i < fields.length; i++) {
            out.field(i);
            out.writeLong(fields[i]);
          }
        }

        @Override
        protected GraphEvent readFields(ValueReader in) throws IOException {
          long[] fields = new long[4];
          for (int i = in.nextField(); i != ValueReader.END; i = in.nextField()) {
            fields[i] = in.readLong();
          }
          return new GraphEvent((int) fields[0], fields[1], fields[2], (int) fields[3]);
        }
      };

  private static Schema.Field field(String name) {
    return new Schema.Field(name, false, Codecs.LONG::schema);
  }
}
