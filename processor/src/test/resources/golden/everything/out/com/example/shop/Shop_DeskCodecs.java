package com.example.shop;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SealedCodec;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;

/** How the values of {@link Shop.Desk} are stored. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
final class Shop_DeskCodecs {

  static final Codec<Money> MONEY = Shop.Resources.money();
  static final Codec<Message.Order> ORDER = new OrderCodec();
  static final Codec<Message.Level> LEVEL =
      Codecs.enumOf(Message.Level.class, "com.example.shop.Message$Level", 1);
  static final Codec<Message.Line> LINE = new LineCodec();
  static final Codec<Message.Tree> TREE = new TreeCodec();
  static final Codec<Message.Node> NODE = new NodeCodec();
  static final Codec<Message.Node.Fork> FORK = new ForkCodec();
  static final Codec<Message.Node.Leaf> LEAF = new LeafCodec();
  static final Codec<Message.Pair<String, Integer>> PAIR = new PairCodec();
  static final Codec<Message> MESSAGE = new MessageCodec();
  static final Codec<Message.Noise> NOISE = new NoiseCodec();
  static final Codec<Message.Review.Approval> APPROVAL = new ApprovalCodec();
  static final Codec<Message.Review.Refusal> REFUSAL = new RefusalCodec();
  static final Codec<Answer> ANSWER = new AnswerCodec();
  static final Codec<Answer.Closed> CLOSED =
      Codecs.enumOf(Answer.Closed.class, "com.example.shop.Answer$Closed", 1);
  static final Codec<Answer.Rejected> REJECTED = new RejectedCodec();
  static final Codec<Answer.Shipped> SHIPPED = new ShippedCodec();
  static final Codec<Shop.Counted> COUNTED = new CountedCodec();
  static final Codec<Shop.Decision.Drop> DROP = new DropCodec();
  static final Codec<Shop.Decision.Hold> HOLD = new HoldCodec();
  static final Codec<Shop.Decision.Ship> SHIP = new ShipCodec();
  static final Codec<Shop.Priced> PRICED = new PricedCodec();
  static final Codec<Shop.Packed> PACKED = new PackedCodec();
  static final Codec<Shop.Labelled> LABELLED = new LabelledCodec();
  static final Codec<Shop.Weighed> WEIGHED = new WeighedCodec();
  static final Codec<Shop.Stocked> STOCKED = new StockedCodec();
  static final Codec<Shop.Audited> AUDITED = new AuditedCodec();
  static final Codec<Shop.Round> ROUND = new RoundCodec();
  static final Codec<Shop.Checked.Fine> FINE = new FineCodec();
  static final Codec<Shop.Checked.Foul> FOUL = new FoulCodec();
  static final Codec<Optional<String>> OPTIONAL_OF_STRING = Codecs.optional(Codecs.STRING);
  static final Codec<List<Message.Line>> LIST_OF_LINE = Codecs.list(LINE);
  static final Codec<Set<Message.Level>> SET_OF_LEVEL = Codecs.set(LEVEL);
  static final Codec<Map<String, List<Message.Line>>> MAP_OF_STRING_TO_LIST_OF_LINE =
      Codecs.map(Codecs.STRING, LIST_OF_LINE);
  static final Codec<List<Message.Tree>> LIST_OF_TREE = Codecs.list(TREE);
  static final Codec<List<String>> LIST_OF_STRING = Codecs.list(Codecs.STRING);

  private Shop_DeskCodecs() {}

  private static final class OrderCodec extends RecordCodec<Message.Order> {

    OrderCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Order",
              1,
              List.of(
                  new Schema.Field("id", true, () -> Codecs.UUID.schema()),
                  new Schema.Field("express", false, () -> Codecs.BOOLEAN.schema()),
                  new Schema.Field("priority", false, () -> Codecs.BYTE.schema()),
                  new Schema.Field("shelf", false, () -> Codecs.SHORT.schema()),
                  new Schema.Field("aisle", false, () -> Codecs.CHAR.schema()),
                  new Schema.Field("pieces", false, () -> Codecs.INT.schema()),
                  new Schema.Field("cents", false, () -> Codecs.LONG.schema()),
                  new Schema.Field("weight", false, () -> Codecs.FLOAT.schema()),
                  new Schema.Field("distance", false, () -> Codecs.DOUBLE.schema()),
                  new Schema.Field("boxed", true, () -> Codecs.INT.schema()),
                  new Schema.Field("customer", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("total", true, () -> Codecs.BIG_DECIMAL.schema()),
                  new Schema.Field("at", true, () -> Codecs.INSTANT.schema()),
                  new Schema.Field("signature", true, () -> Codecs.BYTES.schema()),
                  new Schema.Field("level", true, () -> LEVEL.schema()),
                  new Schema.Field("note", true, () -> OPTIONAL_OF_STRING.schema()),
                  new Schema.Field("lines", true, () -> LIST_OF_LINE.schema()),
                  new Schema.Field("levels", true, () -> SET_OF_LEVEL.schema()),
                  new Schema.Field("byShop", true, () -> MAP_OF_STRING_TO_LIST_OF_LINE.schema()),
                  new Schema.Field("categories", true, () -> TREE.schema()),
                  new Schema.Field("money", true, () -> MONEY.schema()),
                  new Schema.Field("pair", true, () -> PAIR.schema()))));
    }

    @Override
    protected void writeFields(Message.Order value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.UUID, value.id());
      out.field(1);
      out.writeBoolean(value.express());
      out.field(2);
      Codecs.BYTE.write(value.priority(), out);
      out.field(3);
      Codecs.SHORT.write(value.shelf(), out);
      out.field(4);
      Codecs.CHAR.write(value.aisle(), out);
      out.field(5);
      out.writeInt(value.pieces());
      out.field(6);
      out.writeLong(value.cents());
      out.field(7);
      out.writeFloat(value.weight());
      out.field(8);
      out.writeDouble(value.distance());
      out.field(9);
      out.writeNullable(Codecs.INT, value.boxed());
      out.field(10);
      out.writeNullable(Codecs.STRING, value.customer());
      out.field(11);
      out.writeNullable(Codecs.BIG_DECIMAL, value.total());
      out.field(12);
      out.writeNullable(Codecs.INSTANT, value.at());
      out.field(13);
      out.writeNullable(Codecs.BYTES, value.signature());
      out.field(14);
      out.writeNullable(LEVEL, value.level());
      out.field(15);
      out.writeNullable(OPTIONAL_OF_STRING, value.note());
      out.field(16);
      out.writeNullable(LIST_OF_LINE, value.lines());
      out.field(17);
      out.writeNullable(SET_OF_LEVEL, value.levels());
      out.field(18);
      out.writeNullable(MAP_OF_STRING_TO_LIST_OF_LINE, value.byShop());
      out.field(19);
      out.writeNullable(TREE, value.categories());
      out.field(20);
      out.writeNullable(MONEY, value.money());
      out.field(21);
      out.writeNullable(PAIR, value.pair());
    }

    @Override
    protected Message.Order readFields(ValueReader in) throws IOException {
      UUID id = null;
      boolean express = false;
      byte priority = 0;
      short shelf = 0;
      char aisle = 0;
      int pieces = 0;
      long cents = 0;
      float weight = 0;
      double distance = 0;
      Integer boxed = null;
      String customer = null;
      BigDecimal total = null;
      Instant at = null;
      byte[] signature = null;
      Message.Level level = null;
      Optional<String> note = null;
      List<Message.Line> lines = null;
      Set<Message.Level> levels = null;
      Map<String, List<Message.Line>> byShop = null;
      Message.Tree categories = null;
      Money money = null;
      Message.Pair<String, Integer> pair = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> id = in.readNullable(Codecs.UUID);
          case 1 -> express = in.readBoolean();
          case 2 -> priority = Codecs.BYTE.read(in);
          case 3 -> shelf = Codecs.SHORT.read(in);
          case 4 -> aisle = Codecs.CHAR.read(in);
          case 5 -> pieces = in.readInt();
          case 6 -> cents = in.readLong();
          case 7 -> weight = in.readFloat();
          case 8 -> distance = in.readDouble();
          case 9 -> boxed = in.readNullable(Codecs.INT);
          case 10 -> customer = in.readNullable(Codecs.STRING);
          case 11 -> total = in.readNullable(Codecs.BIG_DECIMAL);
          case 12 -> at = in.readNullable(Codecs.INSTANT);
          case 13 -> signature = in.readNullable(Codecs.BYTES);
          case 14 -> level = in.readNullable(LEVEL);
          case 15 -> note = in.readNullable(OPTIONAL_OF_STRING);
          case 16 -> lines = in.readNullable(LIST_OF_LINE);
          case 17 -> levels = in.readNullable(SET_OF_LEVEL);
          case 18 -> byShop = in.readNullable(MAP_OF_STRING_TO_LIST_OF_LINE);
          case 19 -> categories = in.readNullable(TREE);
          case 20 -> money = in.readNullable(MONEY);
          case 21 -> pair = in.readNullable(PAIR);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Order(
          id,
          express,
          priority,
          shelf,
          aisle,
          pieces,
          cents,
          weight,
          distance,
          boxed,
          customer,
          total,
          at,
          signature,
          level,
          note,
          lines,
          levels,
          byShop,
          categories,
          money,
          pair);
    }
  }

  private static final class LineCodec extends RecordCodec<Message.Line> {

    LineCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Line",
              1,
              List.of(
                  new Schema.Field("article", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("in", false, () -> Codecs.INT.schema()),
                  new Schema.Field("out", false, () -> Codecs.INT.schema()),
                  new Schema.Field("value", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Message.Line value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.article());
      out.field(1);
      out.writeInt(value.in());
      out.field(2);
      out.writeInt(value.out());
      out.field(3);
      out.writeInt(value.value());
    }

    @Override
    protected Message.Line readFields(ValueReader in) throws IOException {
      String article = null;
      int in2 = 0;
      int out = 0;
      int value = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> article = in.readNullable(Codecs.STRING);
          case 1 -> in2 = in.readInt();
          case 2 -> out = in.readInt();
          case 3 -> value = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Message.Line(article, in2, out, value);
    }
  }

  private static final class TreeCodec extends RecordCodec<Message.Tree> {

    TreeCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Tree",
              1,
              List.of(
                  new Schema.Field("name", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("children", true, () -> LIST_OF_TREE.schema()),
                  new Schema.Field("node", true, () -> NODE.schema()))));
    }

    @Override
    protected void writeFields(Message.Tree value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.name());
      out.field(1);
      out.writeNullable(LIST_OF_TREE, value.children());
      out.field(2);
      out.writeNullable(NODE, value.node());
    }

    @Override
    protected Message.Tree readFields(ValueReader in) throws IOException {
      String name = null;
      List<Message.Tree> children = null;
      Message.Node node = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> name = in.readNullable(Codecs.STRING);
          case 1 -> children = in.readNullable(LIST_OF_TREE);
          case 2 -> node = in.readNullable(NODE);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Tree(name, children, node);
    }
  }

  private static final class NodeCodec extends SealedCodec<Message.Node> {

    NodeCodec() {
      super(
          new Schema.Sealed(
              "com.example.shop.Message$Node",
              List.of(
                  new Schema.Case("com.example.shop.Message$Node$Fork", () -> FORK.schema()),
                  new Schema.Case("com.example.shop.Message$Node$Leaf", () -> LEAF.schema()))),
          () -> FORK,
          () -> LEAF);
    }

    @Override
    protected int caseOf(Message.Node value) {
      if (value instanceof Message.Node.Fork) {
        return 0;
      }
      if (value instanceof Message.Node.Leaf) {
        return 1;
      }
      return -1;
    }
  }

  private static final class ForkCodec extends RecordCodec<Message.Node.Fork> {

    ForkCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Node$Fork",
              1,
              List.of(
                  new Schema.Field("left", true, () -> NODE.schema()),
                  new Schema.Field("right", true, () -> NODE.schema()))));
    }

    @Override
    protected void writeFields(Message.Node.Fork value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(NODE, value.left());
      out.field(1);
      out.writeNullable(NODE, value.right());
    }

    @Override
    protected Message.Node.Fork readFields(ValueReader in) throws IOException {
      Message.Node left = null;
      Message.Node right = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> left = in.readNullable(NODE);
          case 1 -> right = in.readNullable(NODE);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Node.Fork(left, right);
    }
  }

  private static final class LeafCodec extends RecordCodec<Message.Node.Leaf> {

    LeafCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Node$Leaf",
              1,
              List.of(new Schema.Field("value", false, () -> Codecs.LONG.schema()))));
    }

    @Override
    protected void writeFields(Message.Node.Leaf value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeLong(value.value());
    }

    @Override
    protected Message.Node.Leaf readFields(ValueReader in) throws IOException {
      long value = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> value = in.readLong();
          default -> throw noSuchField(part);
        }
      }
      return new Message.Node.Leaf(value);
    }
  }

  private static final class PairCodec extends RecordCodec<Message.Pair<String, Integer>> {

    PairCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Pair",
              1,
              List.of(
                  new Schema.Field("first", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("second", true, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(
        Message.Pair<String, Integer> value,
        ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.first());
      out.field(1);
      out.writeNullable(Codecs.INT, value.second());
    }

    @Override
    protected Message.Pair<String, Integer> readFields(ValueReader in) throws IOException {
      String first = null;
      Integer second = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> first = in.readNullable(Codecs.STRING);
          case 1 -> second = in.readNullable(Codecs.INT);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Pair<String, Integer>(first, second);
    }
  }

  private static final class MessageCodec extends SealedCodec<Message> {

    MessageCodec() {
      super(
          new Schema.Sealed(
              "com.example.shop.Message",
              List.of(
                  new Schema.Case("com.example.shop.Message$Noise", () -> NOISE.schema()),
                  new Schema.Case("com.example.shop.Message$Order", () -> ORDER.schema()),
                  new Schema.Case(
                      "com.example.shop.Message$Review$Approval",
                      () -> APPROVAL.schema()),
                  new Schema.Case(
                      "com.example.shop.Message$Review$Refusal",
                      () -> REFUSAL.schema()))),
          () -> NOISE,
          () -> ORDER,
          () -> APPROVAL,
          () -> REFUSAL);
    }

    @Override
    protected int caseOf(Message value) {
      if (value instanceof Message.Noise) {
        return 0;
      }
      if (value instanceof Message.Order) {
        return 1;
      }
      if (value instanceof Message.Review.Approval) {
        return 2;
      }
      if (value instanceof Message.Review.Refusal) {
        return 3;
      }
      return -1;
    }
  }

  private static final class NoiseCodec extends RecordCodec<Message.Noise> {

    NoiseCodec() {
      super(new Schema.Record("com.example.shop.Message$Noise", 1, List.of()));
    }

    @Override
    protected void writeFields(Message.Noise value, ValueWriter out) throws IOException {
      // a record without components
    }

    @Override
    protected Message.Noise readFields(ValueReader in) throws IOException {
      while (in.nextField() != ValueReader.END) {
        // a record without components
      }
      return new Message.Noise();
    }
  }

  private static final class ApprovalCodec extends RecordCodec<Message.Review.Approval> {

    ApprovalCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Review$Approval",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Message.Review.Approval value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Message.Review.Approval readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Review.Approval(order);
    }
  }

  private static final class RefusalCodec extends RecordCodec<Message.Review.Refusal> {

    RefusalCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Message$Review$Refusal",
              1,
              List.of(
                  new Schema.Field("order", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("why", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Message.Review.Refusal value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
      out.field(1);
      out.writeNullable(Codecs.STRING, value.why());
    }

    @Override
    protected Message.Review.Refusal readFields(ValueReader in) throws IOException {
      String order = null;
      String why = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          case 1 -> why = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Message.Review.Refusal(order, why);
    }
  }

  private static final class AnswerCodec extends SealedCodec<Answer> {

    AnswerCodec() {
      super(
          new Schema.Sealed(
              "com.example.shop.Answer",
              List.of(
                  new Schema.Case("com.example.shop.Answer$Closed", () -> CLOSED.schema()),
                  new Schema.Case("com.example.shop.Answer$Rejected", () -> REJECTED.schema()),
                  new Schema.Case("com.example.shop.Answer$Shipped", () -> SHIPPED.schema()))),
          () -> CLOSED,
          () -> REJECTED,
          () -> SHIPPED);
    }

    @Override
    protected int caseOf(Answer value) {
      if (value instanceof Answer.Closed) {
        return 0;
      }
      if (value instanceof Answer.Rejected) {
        return 1;
      }
      if (value instanceof Answer.Shipped) {
        return 2;
      }
      return -1;
    }
  }

  private static final class RejectedCodec extends RecordCodec<Answer.Rejected> {

    RejectedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Answer$Rejected",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Answer.Rejected value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Answer.Rejected readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Answer.Rejected(order);
    }
  }

  private static final class ShippedCodec extends RecordCodec<Answer.Shipped> {

    ShippedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Answer$Shipped",
              1,
              List.of(
                  new Schema.Field("order", true, () -> Codecs.STRING.schema()),
                  new Schema.Field("price", true, () -> MONEY.schema()))));
    }

    @Override
    protected void writeFields(Answer.Shipped value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
      out.field(1);
      out.writeNullable(MONEY, value.price());
    }

    @Override
    protected Answer.Shipped readFields(ValueReader in) throws IOException {
      String order = null;
      Money price = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          case 1 -> price = in.readNullable(MONEY);
          default -> throw noSuchField(part);
        }
      }
      return new Answer.Shipped(order, price);
    }
  }

  private static final class CountedCodec extends RecordCodec<Shop.Counted> {

    CountedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Counted",
              1,
              List.of(new Schema.Field("pieces", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Counted value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.pieces());
    }

    @Override
    protected Shop.Counted readFields(ValueReader in) throws IOException {
      int pieces = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> pieces = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Counted(pieces);
    }
  }

  private static final class DropCodec extends RecordCodec<Shop.Decision.Drop> {

    DropCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Decision$Drop",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Decision.Drop value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Shop.Decision.Drop readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Decision.Drop(order);
    }
  }

  private static final class HoldCodec extends RecordCodec<Shop.Decision.Hold> {

    HoldCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Decision$Hold",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Decision.Hold value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Shop.Decision.Hold readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Decision.Hold(order);
    }
  }

  private static final class ShipCodec extends RecordCodec<Shop.Decision.Ship> {

    ShipCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Decision$Ship",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Decision.Ship value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Shop.Decision.Ship readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Decision.Ship(order);
    }
  }

  private static final class PricedCodec extends RecordCodec<Shop.Priced> {

    PricedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Priced",
              1,
              List.of(
                  new Schema.Field("order", true, () -> ORDER.schema()),
                  new Schema.Field("price", true, () -> MONEY.schema()))));
    }

    @Override
    protected void writeFields(Shop.Priced value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(ORDER, value.order());
      out.field(1);
      out.writeNullable(MONEY, value.price());
    }

    @Override
    protected Shop.Priced readFields(ValueReader in) throws IOException {
      Message.Order order = null;
      Money price = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(ORDER);
          case 1 -> price = in.readNullable(MONEY);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Priced(order, price);
    }
  }

  private static final class PackedCodec extends RecordCodec<Shop.Packed> {

    PackedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Packed",
              1,
              List.of(new Schema.Field("box", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Packed value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.box());
    }

    @Override
    protected Shop.Packed readFields(ValueReader in) throws IOException {
      int box = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> box = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Packed(box);
    }
  }

  private static final class LabelledCodec extends RecordCodec<Shop.Labelled> {

    LabelledCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Labelled",
              1,
              List.of(new Schema.Field("box", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Labelled value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.box());
    }

    @Override
    protected Shop.Labelled readFields(ValueReader in) throws IOException {
      int box = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> box = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Labelled(box);
    }
  }

  private static final class WeighedCodec extends RecordCodec<Shop.Weighed> {

    WeighedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Weighed",
              1,
              List.of(new Schema.Field("box", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Weighed value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.box());
    }

    @Override
    protected Shop.Weighed readFields(ValueReader in) throws IOException {
      int box = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> box = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Weighed(box);
    }
  }

  private static final class StockedCodec extends RecordCodec<Shop.Stocked> {

    StockedCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Stocked",
              1,
              List.of(new Schema.Field("box", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Stocked value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.box());
    }

    @Override
    protected Shop.Stocked readFields(ValueReader in) throws IOException {
      int box = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> box = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Stocked(box);
    }
  }

  private static final class AuditedCodec extends RecordCodec<Shop.Audited> {

    AuditedCodec() {
      super(
          new Schema.Record(
              "shop.audited",
              3,
              List.of(new Schema.Field("what", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Audited value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.what());
    }

    @Override
    protected Shop.Audited readFields(ValueReader in) throws IOException {
      String what = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> what = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Audited(what);
    }
  }

  private static final class RoundCodec extends RecordCodec<Shop.Round> {

    RoundCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Round",
              1,
              List.of(new Schema.Field("rest", false, () -> Codecs.INT.schema()))));
    }

    @Override
    protected void writeFields(Shop.Round value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeInt(value.rest());
    }

    @Override
    protected Shop.Round readFields(ValueReader in) throws IOException {
      int rest = 0;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> rest = in.readInt();
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Round(rest);
    }
  }

  private static final class FineCodec extends RecordCodec<Shop.Checked.Fine> {

    FineCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Checked$Fine",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Checked.Fine value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Shop.Checked.Fine readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Checked.Fine(order);
    }
  }

  private static final class FoulCodec extends RecordCodec<Shop.Checked.Foul> {

    FoulCodec() {
      super(
          new Schema.Record(
              "com.example.shop.Shop$Checked$Foul",
              1,
              List.of(new Schema.Field("order", true, () -> Codecs.STRING.schema()))));
    }

    @Override
    protected void writeFields(Shop.Checked.Foul value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.order());
    }

    @Override
    protected Shop.Checked.Foul readFields(ValueReader in) throws IOException {
      String order = null;
      for (int part = in.nextField(); part != ValueReader.END; part = in.nextField()) {
        switch (part) {
          case 0 -> order = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(part);
        }
      }
      return new Shop.Checked.Foul(order);
    }
  }
}
