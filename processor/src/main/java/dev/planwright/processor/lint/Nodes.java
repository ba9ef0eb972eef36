package dev.planwright.processor.lint;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists trees, so that checks can be written as questions about single ones. */
final class Nodes extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final Predicate<TreePath> skipped;
  private final List<TreePath> found = new ArrayList<>();

  private Nodes(Predicate<TreePath> skipped) {
    this.skipped = skipped;
  }

  /** A tree and all below it, in the order of the source. */
  static List<TreePath> of(TreePath root) {
    return of(root, path -> false);
  }

  /** A tree and all below it, but nothing that is skipped, nor what is below that. */
  static List<TreePath> of(TreePath root, Predicate<TreePath> skipped) {
    Nodes nodes = new Nodes(skipped);
    nodes.scan(root, null);
    return nodes.found;
  }

  @Override
  public @Nullable Void scan(TreePath path, @Nullable Void nothing) {
    found.add(path);
    return super.scan(path, null);
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    if (tree == null) {
      return null;
    }
    TreePath path = new TreePath(getCurrentPath(), tree);
    if (skipped.test(path)) {
      return null;
    }
    found.add(path);
    return super.scan(tree, null);
  }
}
