/**
 * Codecs: how values become bytes and JSON and come back equal. The processor generates one per
 * stored type against {@link dev.planwright.runtime.codec.ValueWriter} and {@link
 * dev.planwright.runtime.codec.ValueReader}; the formats live here. Uses Jackson's streaming API
 * and nothing else of the runtime; {@code JacksonCodec} alone uses databind and {@code TypeRef}.
 */
@NullMarked
package dev.planwright.runtime.codec;

import org.jspecify.annotations.NullMarked;
