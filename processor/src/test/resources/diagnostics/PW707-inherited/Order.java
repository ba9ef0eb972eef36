package shop;

record Order(String id) {}
