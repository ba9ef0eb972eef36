package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SealedCodec;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The types of an order desk, all of them package-private, and their codecs as a plan has them. */
final class Desk {

  sealed interface Message permits Order, Approval, Chatter {
    String customer();
  }

  record Order(String customer, String item, int amount) implements Message {}

  record Approval(String customer, long number) implements Message {}

  /** Nobody listens to it. */
  record Chatter(String customer) implements Message {}

  record Priced(Order order, String price) {}

  record Notice(String customer, String text, int count) {}

  static final Codec<Order> ORDER =
      new PartsCodec<>(
          Order.class,
          List.of("customer", "item", "amount"),
          List.of(Codecs.STRING, Codecs.STRING, Codecs.INT),
          order -> List.of(order.customer(), order.item(), order.amount()),
          parts -> new Order((String) parts.get(0), (String) parts.get(1), (Integer) parts.get(2)));

  static final Codec<Approval> APPROVAL =
      new PartsCodec<>(
          Approval.class,
          List.of("customer", "number"),
          List.of(Codecs.STRING, Codecs.LONG),
          approval -> List.of(approval.customer(), approval.number()),
          parts -> new Approval((String) parts.get(0), (Long) parts.get(1)));

  static final Codec<Chatter> CHATTER =
      new PartsCodec<>(
          Chatter.class,
          List.of("customer"),
          List.of(Codecs.STRING),
          chatter -> List.of(chatter.customer()),
          parts -> new Chatter((String) parts.get(0)));

  static final Codec<Priced> PRICED =
      new PartsCodec<>(
          Priced.class,
          List.of("order", "price"),
          List.of(ORDER, Codecs.STRING),
          priced -> List.of(priced.order(), priced.price()),
          parts -> new Priced((Order) parts.get(0), (String) parts.get(1)));

  static final Codec<Notice> NOTICE =
      new PartsCodec<>(
          Notice.class,
          List.of("customer", "text", "count"),
          List.of(Codecs.STRING, Codecs.STRING, Codecs.INT),
          notice -> List.of(notice.customer(), notice.text(), notice.count()),
          parts ->
              new Notice((String) parts.get(0), (String) parts.get(1), (Integer) parts.get(2)));

  static final Codec<Message> MESSAGE = new MessageCodec();

  private Desk() {}

  private static final class MessageCodec extends SealedCodec<Message> {

    MessageCodec() {
      super(
          new Schema.Sealed(
              Message.class.getName(),
              List.of(
                  new Schema.Case(Order.class.getName(), ORDER::schema),
                  new Schema.Case(Approval.class.getName(), APPROVAL::schema),
                  new Schema.Case(Chatter.class.getName(), CHATTER::schema))),
          () -> ORDER,
          () -> APPROVAL,
          () -> CHATTER);
    }

    @Override
    protected int caseOf(Message value) {
      return value instanceof Order ? 0 : value instanceof Approval ? 1 : 2;
    }
  }

  /** What the processor would generate, by two functions. */
  private static final class PartsCodec<T> extends RecordCodec<T> {

    private final List<Codec<?>> codecs;
    private final Function<T, List<Object>> apart;
    private final Function<List<Object>, T> together;

    PartsCodec(
        Class<T> type,
        List<String> names,
        List<Codec<?>> codecs,
        Function<T, List<Object>> apart,
        Function<List<Object>, T> together) {
      super(new Schema.Record(type.getName(), 1, fields(names, codecs)));
      this.codecs = codecs;
      this.apart = apart;
      this.together = together;
    }

    private static List<Schema.Field> fields(List<String> names, List<Codec<?>> codecs) {
      List<Schema.Field> fields = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        fields.add(new Schema.Field(names.get(i), false, codecs.get(i)::schema));
      }
      return fields;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void writeFields(T value, ValueWriter out) throws IOException {
      List<Object> parts = apart.apply(value);
      for (int i = 0; i < codecs.size(); i++) {
        out.field(i);
        ((Codec<Object>) codecs.get(i)).write(parts.get(i), out);
      }
    }

    @Override
    protected T readFields(ValueReader in) throws IOException {
      Object[] parts = new Object[codecs.size()];
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        parts[field] = codecs.get(field).read(in);
      }
      return together.apply(Arrays.asList(parts));
    }
  }
}
