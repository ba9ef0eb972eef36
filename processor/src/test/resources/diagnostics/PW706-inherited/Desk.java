package shop;

import dev.planwright.Agent;

@Agent(input = Order.class, output = Receipt.class)
final class Desk extends Counting {}
