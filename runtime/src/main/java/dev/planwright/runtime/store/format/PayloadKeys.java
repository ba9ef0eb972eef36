package dev.planwright.runtime.store.format;

import java.io.Serializable;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the AES keys come from that payloads are encrypted with. To rotate, name a new current key
 * and go on answering for the old ones as long as entries encrypted with them are kept; an id names
 * one key for ever. Nonces are random, so change the key before it has encrypted 2^32 payloads.
 *
 * <p>Thread-safe, and quick: asked for every payload. Serializable, because a store is shipped to
 * workers: hold the way to the keys, not the keys.
 */
public interface PayloadKeys extends Serializable {

  /** The id of the key to encrypt with: 1 to 255 characters of ASCII. */
  String currentId();

  /** The AES key of that id; null if there is none. */
  @Nullable SecretKey key(String id);
}
