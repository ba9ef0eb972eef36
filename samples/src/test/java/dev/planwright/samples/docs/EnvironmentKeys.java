package dev.planwright.samples.docs;

import dev.planwright.runtime.store.format.PayloadKeys;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

record EnvironmentKeys(String currentId) implements PayloadKeys {

  @Override
  public @Nullable SecretKey key(String id) {
    String hex = System.getenv("PLANWRIGHT_KEY_" + id);
    return hex == null ? null : new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
  }
}
