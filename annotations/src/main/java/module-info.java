/** What users write: annotations and their enums, without dependencies. */
module dev.planwright.annotations {
  exports dev.planwright;
}
