/**
 * What agents, generated plans and hosts share: the types of signatures, the plan SPI and the local
 * runner. It may use the annotations, Jackson's streaming API, slf4j and JSpecify. It knows no host
 * and no store other than its own in-memory one.
 */
@NullMarked
package dev.planwright.runtime;

import org.jspecify.annotations.NullMarked;
