/**
 * Real brokers for tests: {@link dev.planwright.kafka.broker.KafkaCluster} starts one or more JVMs
 * that are controller and broker at once, to be killed, stopped and restarted. They run from the
 * tests' own class path, on which {@code kafka_2.13} must be. Uses Kafka's clients only.
 */
package dev.planwright.kafka.broker;
