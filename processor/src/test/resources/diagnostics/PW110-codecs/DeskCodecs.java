package shop;

final class DeskCodecs {}
