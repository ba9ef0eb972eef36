package shop;

import dev.planwright.Event;

@Event(name = "shop.Order") record Purchase(String id) {}
