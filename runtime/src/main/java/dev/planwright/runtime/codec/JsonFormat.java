package dev.planwright.runtime.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The form of values that people read: the journal.
 *
 * <p>JSON in UTF-8. A record is an object of its components by name, a leaf of a sealed type an
 * object of one member named after the leaf, a map with text for keys an object and any other an
 * array of pairs, bytes are base64, dates and times ISO-8601, numbers that JSON does not have
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Whole numbers have all their digits.
 * Because everything has its name, data can be read whatever the schema that it was written with:
 * components in any order, those missing keep their default, those not known are skipped.
 *
 * <p>All methods throw {@link CodecException}, and nothing else, for values that cannot be written
 * and for damaged data.
 */
public final class JsonFormat {

  /** The version of the format; a store keeps it beside the data. */
  public static final int VERSION = 1;

  private static final JsonFactory FACTORY = factory(Limits.DEFAULT);

  private JsonFormat() {}

  /** A value as JSON. */
  public static <T> byte[] encode(Codec<T> codec, T value) throws CodecException {
    return encode(codec, value, Limits.DEFAULT);
  }

  /** A value as JSON within {@code limits}. */
  public static <T> byte[] encode(Codec<T> codec, T value, Limits limits) throws CodecException {
    LimitedOutput bytes = new LimitedOutput(limits);
    String path = "the value";
    try (JsonGenerator generator = factoryFor(limits).createGenerator(bytes)) {
      JsonWriter out = new JsonWriter(generator, limits);
      try {
        codec.write(value, out);
      } catch (IOException | RuntimeException e) {
        path = out.path();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw CodecException.at(path, e);
    }
    return bytes.toByteArray();
  }

  /** A value as JSON text. */
  public static <T> String print(Codec<T> codec, T value) throws CodecException {
    return new String(encode(codec, value), StandardCharsets.UTF_8);
  }

  /** The value of JSON that this codec, or an earlier form of it, wrote. */
  public static <T> T decode(Codec<T> codec, byte[] json) throws CodecException {
    return decode(codec, json, Limits.DEFAULT);
  }

  /** The value of JSON that this codec, or an earlier form of it, wrote, within {@code limits}. */
  public static <T> T decode(Codec<T> codec, byte[] json, Limits limits) throws CodecException {
    if (json.length > limits.maxBytes()) {
      throw limits.tooLarge();
    }
    String path = "the value";
    try (JsonParser parser = factoryFor(limits).createParser(json)) {
      JsonReader in = new JsonReader(parser, limits);
      try {
        T value = codec.read(in);
        in.end();
        return value;
      } catch (IOException | RuntimeException e) {
        path = in.path();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw CodecException.at(path, e);
    }
  }

  /** The value of JSON text. */
  public static <T> T parse(Codec<T> codec, String json) throws CodecException {
    if (Utf8.hasLoneSurrogate(json)) {
      throw new CodecException("the text has half a character, which this format would escape");
    }
    return decode(codec, json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonFactory factoryFor(Limits limits) {
    return limits.equals(Limits.DEFAULT) ? FACTORY : factory(limits);
  }

  private static JsonFactory factory(Limits limits) {
    // A value nests up to three times as deep in JSON: a map is an array of arrays, a leaf an
    // object in an object.
    int depth = 3 * limits.maxDepth() + 3;
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(limits.maxBytes())
                .maxNameLength(limits.maxBytes())
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(depth).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        // Not per thread: a thread that outlives a job would keep the job's classes.
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .build();
  }
}
