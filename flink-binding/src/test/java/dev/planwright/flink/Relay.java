package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Provides;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;

/** Remembers nothing; hands a parcel on in an event that has no {@code equals}, before it waits. */
@Agent(
    input = Relay.Parcel.class,
    output = Relay.Delivered.class,
    resources = Relay.Resources.class)
final class Relay {

  record Parcel(String to, String gate) {}

  record Delivered(String to, String note) {}

  /** Not a record: two of the same content are not equal. */
  static final class Tag {
    private final String to;

    Tag(String to) {
      this.to = to;
    }
  }

  @Durable
  interface Counter {
    @DurableCall(inline = true)
    int weigh(String to);

    String stamp(String gate);
  }

  static final class Resources {
    private Resources() {}

    @Provides
    static Counter counter() {
      GatedPrices gates = new GatedPrices();
      return new Counter() {
        @Override
        public int weigh(String to) {
          return to.length();
        }

        @Override
        public String stamp(String gate) {
          try {
            return gates.price(gate);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      };
    }

    @Provides
    static Codec<Tag> tags() {
      return new Codec<>() {
        @Override
        public Schema schema() {
          return new Schema.Scalar("Tag", 1);
        }

        @Override
        public void write(Tag tag, ValueWriter out) throws IOException {
          Codecs.STRING.write(tag.to, out);
        }

        @Override
        public Tag read(ValueReader in) throws IOException {
          return new Tag(Codecs.STRING.read(in));
        }
      };
    }
  }

  private final Counter counter;

  Relay(Counter counter) {
    this.counter = counter;
  }

  @Action(on = Parcel.class)
  Delivered accept(Parcel parcel, Emitter<Tag> tags) {
    tags.emit(new Tag(parcel.to())); // before the wait
    int weight = counter.weigh(parcel.to());
    String stamp = parcel.gate().isEmpty() ? "" : counter.stamp(parcel.gate());
    return new Delivered(parcel.to(), weight + stamp);
  }

  @Action(on = Tag.class)
  Delivered tag(Tag tag) {
    return new Delivered(tag.to, "tagged");
  }
}
