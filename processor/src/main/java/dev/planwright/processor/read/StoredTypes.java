package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.TypeModel;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/**
 * Says where a type must be storable and is not. One spoiler is one mistake, however many memories,
 * events and calls hold it.
 */
final class StoredTypes {

  private final StorageReader storage;
  private final Report report;
  private final Set<String> said = new HashSet<>();

  StoredTypes(StorageReader storage, Report report) {
    this.storage = storage;
    this.report = report;
  }

  StorageReader storage() {
    return storage;
  }

  /** How a type is stored, which need not be possible. */
  TypeModel maybe(TypeMirror type) {
    return storage.read(type);
  }

  /**
   * How a type is stored, which must be possible.
   *
   * @param what holds it, for the headline: {@code The memory baskets}
   */
  TypeModel require(TypeMirror type, String what, Where where) {
    return require(Code.PW701, type, what, where);
  }

  /** The same for what goes through a durable call. */
  TypeModel requireOfCall(TypeMirror type, String what, Where where) {
    return require(Code.PW804, type, what, where);
  }

  private TypeModel require(Code code, TypeMirror type, String what, Where where) {
    TypeModel model = storage.read(type);
    if (model instanceof TypeModel.NotStorable spoiled) {
      String holder = spoiled.path().isEmpty() ? "" : spoiled.path().get(spoiled.path().size() - 1);
      if (said.add(holder + " " + spoiled.culprit())) {
        report.add(finding(code, what, holder, spoiled), where);
      }
    }
    return model;
  }

  private static Finding finding(
      Code code, String what, String holder, TypeModel.NotStorable spoiled) {
    String culprit = spoiled.culprit();
    Finding finding =
        Finding.of(
                code,
                what
                    + " cannot be stored: "
                    + (holder.isEmpty() ? "there is no codec for " : holder + " is ")
                    + culprit
                    + ".",
                "use a record, an enum or a JDK value type"
                    + (canHaveCodec(culprit)
                        ? ", or add @Provides static Codec<"
                            + culprit
                            + "> to a class in resources."
                        : "."))
            .fact("Why " + culprit + ": " + spoiled.reason() + ".");
    // A type within itself is passed many times.
    Set<String> path = new LinkedHashSet<>(spoiled.path());
    return path.size() < 2 ? finding : finding.fact("Path: " + String.join(", ", path));
  }

  /** A codec is of one type: of no wildcard, and of none whose arguments have no end. */
  private static boolean canHaveCodec(String type) {
    return !type.startsWith("?") && !type.endsWith("<...>");
  }
}
