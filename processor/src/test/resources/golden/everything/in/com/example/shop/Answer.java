package com.example.shop;

/** What goes out. */
public sealed interface Answer {

  record Shipped(String order, Money price) implements Answer {}

  record Rejected(String order) implements Answer {}

  enum Closed implements Answer {
    TODAY,
    FOREVER
  }
}
