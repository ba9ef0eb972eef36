package dev.planwright.rocksdb;

import dev.planwright.runtime.store.format.PayloadKeys;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key, which is no secret. */
final class TestKeys implements PayloadKeys {

  private static final long serialVersionUID = 1L;

  @Override
  public String currentId() {
    return "one";
  }

  @Override
  public SecretKey key(String id) {
    return new SecretKeySpec(new byte[16], "AES");
  }
}
