package desk;

record Notice(Kind kind, String text) {

  enum Kind {
    REBOOKED,
    STORM
  }
}
