package shop.base;

public final class Clerk {}
