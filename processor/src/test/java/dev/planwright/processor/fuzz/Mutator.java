package dev.planwright.processor.fuzz;

import dev.planwright.processor.fuzz.Corpus.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Breaks samples the way people do while they edit: an import, a type, an annotation or a token is
 * missing, twice, or another one.
 */
final class Mutator {

  /**
   * A broken sample.
   *
   * @param name the sample and what was done to it
   */
  record Mutant(String name, Map<String, String> sources) {}

  private final List<Sample> samples;
  private final Random random;

  Mutator(List<Sample> samples, long seed) {
    this.samples = samples;
    this.random = new Random(seed);
  }

  Mutant next() {
    Sample sample = samples.get(random.nextInt(samples.size()));
    Map<String, String> sources = new TreeMap<>(sample.sources());
    List<String> done = new ArrayList<>();
    int times = random.nextInt(4) == 0 ? 2 : 1;
    while (done.size() < times) {
      List<String> paths = List.copyOf(sources.keySet());
      String path = paths.get(random.nextInt(paths.size()));
      Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
      Optional<Edit> edit = mutation.in(new Tokens(sources.get(path)), random);
      if (edit.isPresent()) {
        sources.put(path, edit.get().applied(sources.get(path)));
        done.add(mutation + " " + path + " " + edit.get());
      }
    }
    return new Mutant(sample.name() + ": " + String.join(", ", done), sources);
  }

  /** A replacement of part of a text. */
  record Edit(int begin, int end, String with, String was) {

    String applied(String text) {
      return text.substring(0, begin) + with + text.substring(end);
    }

    @Override
    public String toString() {
      String shown = was.length() > 60 ? was.substring(0, 60) + "..." : was;
      return "'" + shown.replaceAll("\\s+", " ") + "' at " + begin + " becomes '" + with + "'";
    }
  }

  /** The ways to break a source. */
  private enum Mutation {
    DROP_IMPORT {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.imports(), random).map(range -> tokens.replace(range, ""));
      }
    },
    DROP_TYPE {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.types(), random).map(range -> tokens.replace(range, ""));
      }
    },
    DROP_ANNOTATION {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.annotations(), random).map(range -> tokens.replace(range, ""));
      }
    },
    DROP_TOKEN {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.all(), random).map(range -> tokens.replace(range, ""));
      }
    },
    REPEAT_TOKEN {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.all(), random)
            .map(range -> tokens.replace(range, tokens.text(range) + " " + tokens.text(range)));
      }
    },
    SWAP_FOR_ANOTHER_TOKEN {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.all(), random)
            .flatMap(
                range ->
                    pick(tokens.all(), random)
                        .map(other -> tokens.replace(range, tokens.text(other))));
      }
    },
    RENAME_TYPE_USE {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.typeNames(), random)
            .map(range -> tokens.replace(range, tokens.text(range) + "Gone"));
      }
    },
    SWAP_TYPE_USE {
      @Override
      Optional<Edit> in(Tokens tokens, Random random) {
        return pick(tokens.typeNames(), random)
            .flatMap(
                range ->
                    pick(tokens.typeNames(), random)
                        .map(other -> tokens.replace(range, tokens.text(other))));
      }
    };

    abstract Optional<Edit> in(Tokens tokens, Random random);

    private static Optional<Tokens.Range> pick(List<Tokens.Range> ranges, Random random) {
      return ranges.isEmpty()
          ? Optional.empty()
          : Optional.of(ranges.get(random.nextInt(ranges.size())));
    }

    @Override
    public String toString() {
      return String.join(" ", Arrays.asList(name().toLowerCase(java.util.Locale.ROOT).split("_")));
    }
  }
}
