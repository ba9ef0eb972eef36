package shop;

import dev.planwright.Agent;

@Agent(input = Order.class)
final class Desk extends Collecting {}
