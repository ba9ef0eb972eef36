package dev.planwright.samples.docs;

/** What customers are told. */
record Notice(String customer, String text) {}
