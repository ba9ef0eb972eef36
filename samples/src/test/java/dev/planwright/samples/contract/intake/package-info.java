/**
 * What a library of another module would hold: a generic base class and an interface with actions.
 */
@NullMarked
package dev.planwright.samples.contract.intake;

import org.jspecify.annotations.NullMarked;
