package dev.planwright.flink;

import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A stream of inputs, how to key it, and by what type. */
record KeyedInput<T>(DataStream<T> stream, KeySelector<T, EncodedKey> key, Class<?> keyType) {}
