package dev.planwright.samples.checkout;

/**
 * What a customer gets.
 *
 * @param purchase how many purchases the customer has made, this one included
 */
public record Receipt(String order, String confirmation, int purchase) {}
