/** What a plan promises to saved state, and what a later plan breaks of it. */
module dev.planwright.descriptor {
  requires static transitive org.jspecify;

  exports dev.planwright.descriptor;
}
