/**
 * The store for clusters: durable calls in a Kafka topic that many workers share, each with a part
 * of the keys. {@link dev.planwright.kafka.KafkaActionStateStore} is all that users name; the rest
 * is how it keeps its promise. Uses the runtime's store package, its formats, and Kafka's clients.
 */
@NullMarked
package dev.planwright.kafka;

import org.jspecify.annotations.NullMarked;
