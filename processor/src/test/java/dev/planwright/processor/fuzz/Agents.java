package dev.planwright.processor.fuzz;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.planwright.processor.MemoryCompiler.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Where the agents of some sources stand, and which parts of them no processor sees. */
final class Agents {

  private record Range(String file, long begin, long end) {

    boolean holds(Said said) {
      return said.file().equals(file) && begin <= said.position() && said.position() <= end;
    }
  }

  private final List<Range> agents = new ArrayList<>();
  private final List<Range> unseen = new ArrayList<>();

  private final boolean permitsShown;

  /**
   * Finds them in what can be parsed, whatever else is wrong.
   *
   * @param permitsShown whether the compiler shows a processor what is missing in permits clauses;
   *     ECJ leaves it out, as if it had not been named
   */
  Agents(Map<String, String> sources, boolean permitsShown) {
    this.permitsShown = permitsShown;
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((path, text) -> files.add(new Source(path, text)));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said -> {}, List.of("-proc:none"), null, files);
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Search(unit, positions).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The agents, by number, that name something in a signature that one of these says is missing.
   */
  List<Integer> withUnresolvedSignature(List<Said> unresolved) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      Range agent = agents.get(i);
      if (unresolved.stream()
          .anyMatch(
              said -> agent.holds(said) && unseen.stream().noneMatch(part -> part.holds(said)))) {
        found.add(i);
      }
    }
    return found;
  }

  /** Whether something is said of an agent. */
  boolean isOf(int agent, Said said) {
    return agents.get(agent).holds(said);
  }

  private final class Search extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Search(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (type.getModifiers().getAnnotations().stream().anyMatch(Search::isAgent)) {
        agents.add(range(type));
      }
      if (!permitsShown) {
        type.getPermitsClause().forEach(permitted -> unseen.add(range(permitted)));
      }
      return super.visitClass(type, null);
    }

    private static boolean isAgent(AnnotationTree annotation) {
      String name = annotation.getAnnotationType().toString();
      return name.equals("Agent") || name.equals("dev.planwright.Agent");
    }

    @Override
    public Void visitBlock(BlockTree block, Void unused) {
      unseen.add(range(block));
      return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
      if (variable.getInitializer() != null) {
        unseen.add(range(variable.getInitializer()));
      }
      return super.visitVariable(variable, null);
    }

    private Range range(Tree tree) {
      String file = unit.getSourceFile().toUri().getPath().substring(1);
      return new Range(
          file, positions.getStartPosition(unit, tree), positions.getEndPosition(unit, tree));
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
