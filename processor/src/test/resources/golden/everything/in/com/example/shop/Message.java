package com.example.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What comes in. */
public sealed interface Message {

  /** Has every kind of component. */
  @SuppressWarnings("PW708") // byte[] among them
  record Order(
      UUID id,
      boolean express,
      byte priority,
      short shelf,
      char aisle,
      int pieces,
      long cents,
      float weight,
      double distance,
      Integer boxed,
      String customer,
      BigDecimal total,
      Instant at,
      byte[] signature,
      Level level,
      Optional<String> note,
      List<Line> lines,
      Set<Level> levels,
      Map<String, List<Line>> byShop,
      Tree categories,
      Money money,
      Pair<String, Integer> pair)
      implements Message {}

  /** Nested inside a sealed parent. */
  sealed interface Review extends Message {

    record Approval(String order) implements Review {}

    record Refusal(String order, String why) implements Review {}
  }

  /** Dropped on purpose. */
  record Noise() implements Message {}

  record Line(String article, int in, int out, int value) {}

  /** Nests itself. */
  record Tree(String name, List<Tree> children, Node node) {}

  /** Nests itself through a sealed type. */
  sealed interface Node {

    record Leaf(long value) implements Node {}

    record Fork(Node left, Node right) implements Node {}
  }

  /** Of two parameters. */
  record Pair<A, B>(A first, B second) {}

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "high";
      }
    }
  }
}
