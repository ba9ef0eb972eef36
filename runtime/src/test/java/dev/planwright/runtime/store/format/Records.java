package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunBegun;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Records of every kind, and what they say. */
final class Records {

  static final byte[] KEY = {1, 2, 3};
  static final long RUN = 77;

  private Records() {}

  static Arbitrary<JournalRecord> any() {
    Arbitrary<String> text = Arbitraries.strings().excludeChars(invalid()).ofMaxLength(40);
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> digest = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
    Arbitrary<Integer> count = Arbitraries.integers().greaterOrEqual(0);
    Arbitrary<Long> number = Arbitraries.longs();
    Arbitrary<Outcome.Failed> failed =
        Combinators.combine(text, text.injectNull(0.2), Arbitraries.of(true, false))
            .as(Outcome.Failed::new);
    Arbitrary<CallEvent> event =
        Arbitraries.oneOf(
            Combinators.combine(count, number).as(CallEvent.Begun::new),
            Combinators.combine(count, failed, number).as(CallEvent.TryFailed::new),
            Combinators.combine(text, bytes.injectNull(0.2)).as(Outcome.Succeeded::new),
            failed.map(any -> any),
            Combinators.combine(text, number, text, text).as(Outcome.Unrecordable::new),
            Arbitraries.just(new Outcome.Ambiguous()));
    return Arbitraries.oneOf(
        Combinators.combine(digest, number)
            .as((input, start) -> new RunBegun(KEY, RUN, input, start)),
        Combinators.combine(text, text, count, number)
            .as(
                (path, action, attempt, next) ->
                    new ActionFailed(KEY, RUN, path, action, attempt, next)),
        Combinators.combine(text, text, text, count, count, digest, event)
            .as(
                (path, action, call, occurrence, attempt, arguments, what) ->
                    new CallRecord(
                        KEY,
                        RUN,
                        path,
                        action,
                        call,
                        occurrence,
                        attempt,
                        HexFormat.of().formatHex(arguments),
                        what)));
  }

  /** Halves of surrogate pairs, which are no text. */
  private static char[] invalid() {
    char[] surrogates = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < surrogates.length; i++) {
      surrogates[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return surrogates;
  }

  /** All that a record says, arrays included. */
  static String describe(JournalRecord record) {
    if (record instanceof RunBegun begun) {
      return "begun " + Arrays.toString(begun.inputDigest()) + " " + begun.startMillis();
    }
    if (record instanceof CallRecord call && call.event() instanceof Outcome.Succeeded succeeded) {
      return call.path()
          + "|"
          + call.action()
          + "|"
          + call.call()
          + "|"
          + call.occurrence()
          + "|"
          + call.attempt()
          + "|"
          + call.arguments()
          + "|"
          + succeeded.type()
          + "|"
          + Arrays.toString(succeeded.payload());
    }
    return record.toString().replaceAll("\\[B@\\w+", "key");
  }
}
