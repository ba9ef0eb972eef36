package dev.planwright.runtime.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names runs by their inputs, for journals in which inputs have no numbers of their own: by the
 * journal, the input's digest, and its occurrence among equal inputs of the key that are known. So
 * an input that comes again after a crash, with no record of its run, finds its former name, and
 * two equal inputs of which both are known have two.
 *
 * <p>Inputs that are equal in every component and in event time, and come further apart than what
 * is known, share a name. Whoever sends such inputs gives them an id.
 *
 * <p>Not thread-safe.
 */
public final class EqualInputs {

  private record InputOfKey(ByteBuffer key, ByteBuffer digest) {}

  private static final class Known {
    private int next;
    private int runs;
  }

  private final String prefix;
  private final Map<InputOfKey, Known> known = new HashMap<>();

  /**
   * @param journal the journal's id
   */
  public EqualInputs(String agent, String journal) {
    this.prefix = agent + "/" + journal + "/";
  }

  /** The name of a run that begins now. It is known from here on. */
  public String begin(byte[] key, byte[] inputDigest) {
    Known equals = known.computeIfAbsent(of(key, inputDigest), any -> new Known());
    equals.runs++;
    return prefix + HexFormat.of().formatHex(inputDigest) + "#" + equals.next++;
  }

  /** A run that is on record is known. */
  public void add(byte[] key, byte[] inputDigest, String identity) {
    Known equals = known.computeIfAbsent(of(key, inputDigest), any -> new Known());
    equals.runs++;
    int occurrence = Integer.parseInt(identity.substring(identity.lastIndexOf('#') + 1));
    equals.next = Math.max(equals.next, occurrence + 1);
  }

  /** A run that was known is forgotten: it can never come again. */
  public void forget(byte[] key, byte[] inputDigest) {
    InputOfKey input = of(key, inputDigest);
    Known equals = known.get(input);
    if (equals != null && --equals.runs == 0) {
      known.remove(input);
    }
  }

  private static InputOfKey of(byte[] key, byte[] inputDigest) {
    return new InputOfKey(ByteBuffer.wrap(key), ByteBuffer.wrap(inputDigest));
  }
}
