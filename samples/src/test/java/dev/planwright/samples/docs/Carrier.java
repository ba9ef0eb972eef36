package dev.planwright.samples.docs;

import dev.planwright.Durable;
import dev.planwright.samples.docs.Message.Order;
import java.util.concurrent.CompletionStage;

@Durable
interface Carrier {

  CompletionStage<Offer> offer(Order order);

  record Offer(String carrier, long cents) {}
}
