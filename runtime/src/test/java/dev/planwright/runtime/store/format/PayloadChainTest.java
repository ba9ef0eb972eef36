package dev.planwright.runtime.store.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.JournalException;
import java.util.Arrays;
import java.util.HashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PayloadChainTest {

  private static final PayloadChain PLAIN = PayloadChain.plain();
  private static final PayloadChain COMPRESSED = PLAIN.compressedAbove(64);

  private final Ring ring = new Ring();
  private final PayloadChain encrypted = COMPRESSED.encryptedBy(ring);

  /** Keys by id. */
  private static final class Ring implements PayloadKeys {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, byte[]> keys = new HashMap<>();
    private String current = "";

    void rotateTo(String id, int seed) {
      byte[] key = new byte[32];
      Arrays.fill(key, (byte) seed);
      keys.put(id, key);
      current = id;
    }

    @Override
    public String currentId() {
      return current;
    }

    @Override
    public SecretKey key(String id) {
      return keys.containsKey(id) ? new SecretKeySpec(keys.get(id), "AES") : null;
    }
  }

  PayloadChainTest() {
    ring.rotateTo("2026-01", 1);
  }

  @Property(tries = 300)
  void payload_throughEveryChain_isTheSame(@ForAll byte[] payload) {
    for (PayloadChain chain : new PayloadChain[] {PLAIN, COMPRESSED, encrypted}) {
      assertThat(encrypted.open(chain.seal(payload))).isEqualTo(payload);
    }
  }

  @Property(tries = 300)
  void encrypted_anyBitChanged_isRefused(
      @ForAll byte[] payload,
      @ForAll @IntRange(max = 1 << 16) int at,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] sealed = encrypted.seal(payload);
    sealed[at % sealed.length] ^= (byte) (1 << bit);
    if (at % sealed.length != 0) {
      assertThatThrownBy(() -> encrypted.open(sealed)).isInstanceOf(JournalException.class);
    }
  }

  @Property(tries = 300)
  void anyBytes_asPayload_areOpenedOrRefused(@ForAll byte[] data) {
    try {
      encrypted.open(data);
    } catch (JournalException refused) {
      assertThat(refused).hasMessageMatching("(?s).*(payload|key).*");
    }
  }

  @Test
  void plain_payload_growsByOneByte() {
    assertThat(PLAIN.seal(new byte[100])).hasSize(101);
  }

  @Test
  void compression_ofLargeText_shrinksIt() {
    byte[] text = "{\"airport\":\"JFK\",\"delay\":66},".repeat(100).getBytes(UTF_8);
    assertThat(COMPRESSED.seal(text).length).isLessThan(text.length / 10);
    assertThat(PLAIN.open(COMPRESSED.seal(text))).isEqualTo(text);
  }

  @Test
  void compression_ofBomb_isRefused() {
    byte[] sealed = COMPRESSED.seal(new byte[1 << 20]);
    assertThatThrownBy(() -> PLAIN.limitedTo(1 << 19).open(sealed))
        .hasMessage("a compressed payload of 1048576 bytes, the limit is 524288");
  }

  @Test
  void payload_aboveLimit_isRefused() {
    assertThatThrownBy(() -> PLAIN.limitedTo(10).seal(new byte[11]))
        .isInstanceOf(JournalException.class)
        .hasMessage("a payload of 11 bytes, the limit is 10");
  }

  @Test
  void encrypted_payload_isNotReadable() {
    byte[] sealed = encrypted.seal("a secret".getBytes(UTF_8));
    assertThat(new String(sealed, UTF_8)).doesNotContain("secret").contains("2026-01");
    assertThat(encrypted.seal("a secret".getBytes(UTF_8))).isNotEqualTo(sealed);
  }

  @Test
  void rotation_oldPayloads_areStillRead() {
    byte[] before = encrypted.seal(new byte[] {1});
    ring.rotateTo("2026-02", 2);
    byte[] after = encrypted.seal(new byte[] {2});
    assertThat(encrypted.open(before)).containsExactly(1);
    assertThat(encrypted.open(after)).containsExactly(2);
    assertThat(new String(after, UTF_8)).contains("2026-02");
  }

  @Test
  void encrypted_withoutItsKey_saysWhich() {
    byte[] sealed = encrypted.seal(new byte[] {1});
    assertThatThrownBy(() -> PLAIN.open(sealed))
        .hasMessage("the payload is encrypted with key \"2026-01\", but no keys are given");
    ring.keys.clear();
    assertThatThrownBy(() -> encrypted.open(sealed)).hasMessage("there is no key \"2026-01\"");
    ring.rotateTo("2026-01", 3);
    assertThatThrownBy(() -> encrypted.open(sealed))
        .hasMessage(
            "the payload was changed, or encrypted with another key than \"2026-01\" is now");
  }
}
