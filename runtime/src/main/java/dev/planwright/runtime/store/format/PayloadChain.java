package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is done to payloads (results of calls, inputs, memory, outputs) between their codec and the
 * disk: a limit, then compression of large ones, then encryption. The first byte of what is written
 * says what was done, so a chain also reads what was written before one of the steps was turned on
 * or off. Keys of agents, names and digests are not payloads and stay readable.
 *
 * <p>Immutable and thread-safe.
 */
public final class PayloadChain implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What even the largest payload cannot become. */
  static final int MAX_SEALED = Integer.MAX_VALUE - 1024;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int COMPRESSED = 1;
  private static final int ENCRYPTED = 2;

  private static final PayloadChain PLAIN = new PayloadChain(64 << 20, NEVER, null, false);

  private final int maxBytes;
  private final int compressAbove;
  private final @Nullable PayloadKeys keys;
  private final boolean leavesEncrypted;

  private PayloadChain(
      int maxBytes, int compressAbove, @Nullable PayloadKeys keys, boolean leavesEncrypted) {
    this.maxBytes = maxBytes;
    this.compressAbove = compressAbove;
    this.keys = keys;
    this.leavesEncrypted = leavesEncrypted;
  }

  /** Payloads as they are, up to 64 MiB. */
  public static PayloadChain plain() {
    return PLAIN;
  }

  /** Also refuses payloads of more than so many bytes, before compression. */
  public PayloadChain limitedTo(int bytes) {
    if (bytes < 1 || bytes > 1 << 30) {
      throw new IllegalArgumentException("limit of " + bytes + " bytes: give 1 to 1 GiB");
    }
    return new PayloadChain(bytes, compressAbove, keys, leavesEncrypted);
  }

  /** Bytes that a payload may have, before compression. */
  public int limit() {
    return maxBytes;
  }

  /** Also compresses payloads of more than so many bytes by LZ4, where that makes them smaller. */
  public PayloadChain compressedAbove(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("compression above " + bytes + " bytes: give 0 or more");
    }
    return new PayloadChain(maxBytes, bytes, keys, leavesEncrypted);
  }

  /** Also encrypts by AES-GCM. */
  public PayloadChain encryptedBy(PayloadKeys payloadKeys) {
    return new PayloadChain(maxBytes, compressAbove, payloadKeys, leavesEncrypted);
  }

  /**
   * Without keys, {@link #open} answers an encrypted payload as it is instead of refusing it: for
   * tools that look at what stands around it.
   */
  public PayloadChain leavingEncrypted() {
    return new PayloadChain(maxBytes, compressAbove, keys, true);
  }

  /**
   * What is to be written for a payload.
   *
   * @throws JournalException if it is too large, or the current key is missing or no AES key
   */
  public byte[] seal(byte[] payload) {
    if (payload.length > maxBytes) {
      throw new JournalException(
          "a payload of %d bytes, the limit is %d".formatted(payload.length, maxBytes), null);
    }
    int done = 0;
    byte[] data = payload;
    if (payload.length > compressAbove) {
      byte[] compressed = Compression.compress(payload);
      if (compressed.length < payload.length) {
        data = compressed;
        done |= COMPRESSED;
      }
    }
    if (keys != null) {
      done |= ENCRYPTED;
      return prefixed(done, Encryption.encrypt(data, keys, (byte) done));
    }
    return prefixed(done, data);
  }

  /**
   * The payload that {@link #seal} was given.
   *
   * @throws JournalException if it was encrypted and its key is missing or another, or it was
   *     changed
   */
  public byte[] open(byte[] sealed) {
    if (sealed.length == 0) {
      throw new JournalException("a payload of which nothing is left", null);
    }
    int done = sealed[0];
    if ((done & ~(COMPRESSED | ENCRYPTED)) != 0) {
      throw new JournalException(
          "a payload of unknown form %d: use a newer Planwright".formatted(done), null);
    }
    if ((done & ENCRYPTED) != 0 && keys == null && leavesEncrypted) {
      return sealed;
    }
    byte[] data = new byte[sealed.length - 1];
    System.arraycopy(sealed, 1, data, 0, data.length);
    if ((done & ENCRYPTED) != 0) {
      data = Encryption.decrypt(data, keys, (byte) done);
    }
    return (done & COMPRESSED) == 0 ? data : Compression.decompress(data, maxBytes);
  }

  private static byte[] prefixed(int done, byte[] data) {
    byte[] sealed = new byte[data.length + 1];
    sealed[0] = (byte) done;
    System.arraycopy(data, 0, sealed, 1, data.length);
    return sealed;
  }
}
