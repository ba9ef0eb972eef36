package shop;

record Receipt(String id, int number) {}
