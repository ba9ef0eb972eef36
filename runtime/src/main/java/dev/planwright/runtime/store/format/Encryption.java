package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM: the key's id, a nonce, and the encrypted bytes with their tag, which also covers the id
 * and the payload's form.
 */
final class Encryption {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Encryption() {}

  static byte[] encrypt(byte[] data, PayloadKeys keys, byte form) {
    String id = keys.currentId();
    byte[] name = id.getBytes(StandardCharsets.US_ASCII);
    if (name.length == 0
        || name.length > 255
        || !new String(name, StandardCharsets.US_ASCII).equals(id)) {
      throw new JournalException(
          "key id \"%s\" is not 1 to 255 characters of ASCII".formatted(id), null);
    }
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyOf(id, keys), nonce, 0, name, form);
      byte[] sealed = new byte[1 + name.length + NONCE + cipher.getOutputSize(data.length)];
      sealed[0] = (byte) name.length;
      System.arraycopy(name, 0, sealed, 1, name.length);
      System.arraycopy(nonce, 0, sealed, 1 + name.length, NONCE);
      cipher.doFinal(data, 0, data.length, sealed, 1 + name.length + NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new JournalException("the payload cannot be encrypted with key \"" + id + "\"", e);
    }
  }

  static byte[] decrypt(byte[] sealed, @Nullable PayloadKeys keys, byte form) {
    int length = sealed.length == 0 ? 0 : sealed[0] & 0xFF;
    int from = 1 + length + NONCE;
    if (from > sealed.length) {
      throw new JournalException("an encrypted payload that is cut short", null);
    }
    String id = new String(sealed, 1, length, StandardCharsets.US_ASCII);
    if (keys == null) {
      throw new JournalException(
          "the payload is encrypted with key \"%s\", but no keys are given".formatted(id), null);
    }
    byte[] name = new byte[length];
    System.arraycopy(sealed, 1, name, 0, length);
    try {
      return cipher(Cipher.DECRYPT_MODE, keyOf(id, keys), sealed, 1 + length, name, form)
          .doFinal(sealed, from, sealed.length - from);
    } catch (AEADBadTagException e) {
      throw new JournalException(
          "the payload was changed, or encrypted with another key than \"%s\" is now".formatted(id),
          e);
    } catch (GeneralSecurityException e) {
      throw new JournalException("the payload cannot be decrypted with key \"" + id + "\"", e);
    }
  }

  private static SecretKey keyOf(String id, PayloadKeys keys) {
    SecretKey key = keys.key(id);
    if (key == null) {
      throw new JournalException("there is no key \"%s\"".formatted(id), null);
    }
    return key;
  }

  private static Cipher cipher(
      int mode, SecretKey key, byte[] nonce, int nonceAt, byte[] name, byte form)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, nonceAt, NONCE));
    cipher.updateAAD(name);
    cipher.updateAAD(new byte[] {form});
    return cipher;
  }
}
