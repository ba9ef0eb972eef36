package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallEvent.Begun;
import dev.planwright.runtime.store.CallEvent.TryFailed;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome.Ambiguous;
import dev.planwright.runtime.store.Outcome.Failed;
import dev.planwright.runtime.store.Outcome.Succeeded;
import dev.planwright.runtime.store.Outcome.Unrecordable;
import dev.planwright.runtime.store.RunBegun;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A record of the journal as bytes: version, kind, the kind's fields, and a CRC-32C over these and
 * the record's address. Business key and run number belong to the address, which the store keeps
 * anyway, and are not repeated. In every version the first byte is the version and the last four
 * are the checksum, so that a newer record is told from a damaged one.
 *
 * <p>All methods are thread-safe.
 */
public final class RecordFormat {

  /** What is written. All versions since 1 are read, for ever. */
  public static final int VERSION = 1;

  private static final int MAX_DIGEST = 64;
  private static final HexFormat HEX = HexFormat.of();

  private static final int RUN_BEGUN = 1;
  private static final int ACTION_FAILED = 2;
  private static final int CALL_BEGUN = 3;
  private static final int CALL_TRY_FAILED = 4;
  private static final int CALL_SUCCEEDED = 5;
  private static final int CALL_RETURNED_NULL = 6;
  private static final int CALL_FAILED = 7;
  private static final int CALL_UNRECORDABLE = 8;
  private static final int CALL_AMBIGUOUS = 9;

  private RecordFormat() {}

  /**
   * Writes a record.
   *
   * @param address where the record will be kept, as for {@link FieldWriter#sealed}
   * @throws JournalException if a field or the payload is too large, or the payload cannot be
   *     encrypted
   */
  public static byte[] encode(JournalRecord record, byte[] address, PayloadChain chain) {
    if (record instanceof CallRecord call) {
      return encodeCall(call, address, chain);
    }
    FieldWriter out = new FieldWriter(64).octet(VERSION);
    if (record instanceof RunBegun begun) {
      out.octet(RUN_BEGUN).bytes(digest(begun.inputDigest())).number(begun.startMillis());
    } else if (record instanceof ActionFailed failed) {
      out.octet(ACTION_FAILED)
          .text("path", failed.path())
          .text("action", failed.action())
          .number(failed.attempt())
          .number(failed.nextMillis());
    }
    return out.sealed(address);
  }

  private static byte[] encodeCall(CallRecord call, byte[] address, PayloadChain chain) {
    CallEvent event = call.event();
    byte[] payload = null;
    if (event instanceof Succeeded succeeded && succeeded.payload() != null) {
      payload = chain.seal(succeeded.payload());
    }
    FieldWriter out =
        new FieldWriter(128 + call.path().length() + (payload == null ? 0 : payload.length))
            .octet(VERSION)
            .octet(kind(event))
            .text("path", call.path())
            .text("action", call.action())
            .text("call", call.call())
            .number(call.occurrence())
            .number(call.attempt())
            .bytes(digest(hex(call.arguments())));
    if (event instanceof Succeeded succeeded) {
      out.text("type", succeeded.type());
      if (payload != null) {
        out.bytes(payload);
      }
    } else if (event instanceof Begun begun) {
      out.number(begun.tries()).number(begun.deadlineMillis());
    } else if (event instanceof TryFailed failed) {
      out.number(failed.tries());
      putFailure(out, failed.failure());
      out.number(failed.nextMillis());
    } else if (event instanceof Failed failed) {
      putFailure(out, failed);
    } else if (event instanceof Unrecordable result) {
      out.text("type", result.type())
          .number(result.size())
          .text("digest", result.digest())
          .text("cause", result.cause());
    }
    return out.sealed(address);
  }

  private static int kind(CallEvent event) {
    if (event instanceof Succeeded succeeded) {
      return succeeded.payload() == null ? CALL_RETURNED_NULL : CALL_SUCCEEDED;
    }
    if (event instanceof Begun) {
      return CALL_BEGUN;
    }
    if (event instanceof TryFailed) {
      return CALL_TRY_FAILED;
    }
    if (event instanceof Failed) {
      return CALL_FAILED;
    }
    return event instanceof Unrecordable ? CALL_UNRECORDABLE : CALL_AMBIGUOUS;
  }

  private static void putFailure(FieldWriter out, Failed failed) {
    out.text("type", failed.type())
        .nullableText("message", failed.message())
        .octet(failed.retryable() ? 1 : 0);
  }

  /**
   * Reads a record.
   *
   * @param key the encoded business key, which stands in its address
   * @param run the run's number, which stands there too
   * @throws JournalException if the bytes are damaged, of an unknown version or kind, or the
   *     payload cannot be decrypted
   */
  public static JournalRecord decode(
      byte[] data, byte[] address, byte[] key, long run, PayloadChain chain) {
    FieldReader in = FieldReader.sealed(data, address, VERSION);
    int kind = in.octet();
    JournalRecord record =
        switch (kind) {
          case RUN_BEGUN ->
              new RunBegun(key, run, in.bytes("input digest", MAX_DIGEST), in.number());
          case ACTION_FAILED ->
              new ActionFailed(
                  key, run, in.text("path"), in.text("action"), in.count("attempt"), in.number());
          case CALL_BEGUN,
              CALL_TRY_FAILED,
              CALL_SUCCEEDED,
              CALL_RETURNED_NULL,
              CALL_FAILED,
              CALL_UNRECORDABLE,
              CALL_AMBIGUOUS ->
              new CallRecord(
                  key,
                  run,
                  in.text("path"),
                  in.text("action"),
                  in.text("call"),
                  in.count("occurrence"),
                  in.count("attempt"),
                  HEX.formatHex(in.bytes("digest", MAX_DIGEST)),
                  event(kind, in, chain));
          default -> throw new JournalException("of unknown kind " + kind, null);
        };
    in.finish();
    return record;
  }

  private static CallEvent event(int kind, FieldReader in, PayloadChain chain) {
    return switch (kind) {
      case CALL_BEGUN -> new Begun(in.count("tries"), in.number());
      case CALL_TRY_FAILED -> new TryFailed(in.count("tries"), failure(in), in.number());
      case CALL_SUCCEEDED ->
          new Succeeded(in.text("type"), chain.open(in.bytes("payload", PayloadChain.MAX_SEALED)));
      case CALL_RETURNED_NULL -> new Succeeded(in.text("type"), null);
      case CALL_FAILED -> failure(in);
      case CALL_UNRECORDABLE ->
          new Unrecordable(in.text("type"), in.number(), in.text("digest"), in.text("cause"));
      default -> new Ambiguous();
    };
  }

  private static Failed failure(FieldReader in) {
    return new Failed(in.text("type"), in.nullableText("message"), in.bool("another try"));
  }

  private static byte[] digest(byte[] digest) {
    if (digest.length > MAX_DIGEST) {
      throw new JournalException(
          "a digest of %d bytes, the limit is %d".formatted(digest.length, MAX_DIGEST), null);
    }
    return digest;
  }

  private static byte[] hex(String digits) {
    byte[] digest = parse(digits);
    if (digest == null || !HEX.formatHex(digest).equals(digits)) {
      throw new JournalException("\"%s\" is no digest in lower-case hex".formatted(digits), null);
    }
    return digest;
  }

  private static byte @Nullable [] parse(String digits) {
    try {
      return HEX.parseHex(digits);
    } catch (IllegalArgumentException notHex) {
      return null;
    }
  }
}
