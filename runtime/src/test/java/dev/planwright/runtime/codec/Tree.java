package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.List;

/** A sealed type that contains itself. */
sealed interface Tree {

  record Leaf(String label) implements Tree {
    public Leaf {
      if (label != null && label.equals("refused")) {
        throw new IllegalArgumentException("a label that is refused");
      }
    }
  }

  record Branch(List<Tree> children) implements Tree {}

  /** A tree of this many branches in each other. */
  static Tree nested(int depth) {
    Tree tree = new Leaf("end");
    for (int i = 0; i < depth; i++) {
      tree = new Branch(List.of(tree));
    }
    return tree;
  }

  /** As the processor writes it. */
  final class TreeCodec extends SealedCodec<Tree> {

    static final TreeCodec INSTANCE = new TreeCodec();

    private TreeCodec() {
      super(
          new Schema.Sealed(
              "dev.x.Tree",
              List.of(
                  new Schema.Case(
                      "dev.x.Leaf", List.of("dev.x.Blatt"), () -> LeafCodec.INSTANCE.schema()),
                  new Schema.Case("dev.x.Branch", () -> BranchCodec.INSTANCE.schema()))),
          () -> LeafCodec.INSTANCE,
          () -> BranchCodec.INSTANCE);
    }

    @Override
    protected int caseOf(Tree value) {
      return value instanceof Leaf ? 0 : value instanceof Branch ? 1 : -1;
    }
  }

  /** As the processor writes it. */
  final class LeafCodec extends RecordCodec<Leaf> {

    static final LeafCodec INSTANCE = new LeafCodec();

    private LeafCodec() {
      super(
          new Schema.Record(
              "dev.x.Leaf", 1, List.of(new Schema.Field("label", true, Codecs.STRING::schema))));
    }

    @Override
    protected void writeFields(Leaf value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.label());
    }

    @Override
    protected Leaf readFields(ValueReader in) throws IOException {
      String label = null;
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        switch (field) {
          case 0 -> label = in.readNullable(Codecs.STRING);
          default -> throw noSuchField(field);
        }
      }
      return new Leaf(label);
    }
  }

  /** As the processor writes it. */
  final class BranchCodec extends RecordCodec<Branch> {

    static final BranchCodec INSTANCE = new BranchCodec();

    private static final Codec<List<Tree>> CHILDREN =
        Codecs.list(Codecs.lazy(() -> TreeCodec.INSTANCE));

    private BranchCodec() {
      super(
          new Schema.Record(
              "dev.x.Branch",
              1,
              List.of(new Schema.Field("children", true, () -> CHILDREN.schema()))));
    }

    @Override
    protected void writeFields(Branch value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(CHILDREN, value.children());
    }

    @Override
    protected Branch readFields(ValueReader in) throws IOException {
      List<Tree> children = null;
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        switch (field) {
          case 0 -> children = in.readNullable(CHILDREN);
          default -> throw noSuchField(field);
        }
      }
      return new Branch(children);
    }
  }
}
