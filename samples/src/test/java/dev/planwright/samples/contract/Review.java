package dev.planwright.samples.contract;

import java.util.UUID;

/** What a customer says of a product. */
record Review(UUID id, String product, String text, int stars) {}
