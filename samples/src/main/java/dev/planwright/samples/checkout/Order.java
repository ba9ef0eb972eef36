package dev.planwright.samples.checkout;

/**
 * What a customer wants to buy.
 *
 * @param cents what it costs
 */
public record Order(String id, String customer, long cents) {}
