/**
 * A plan's descriptor as data, and what a later descriptor breaks of it. The compiler asks with a
 * committed baseline, a host with what saved state was written by; both get the same answer. This
 * package depends on nothing but the JDK.
 */
@NullMarked
package dev.planwright.descriptor;

import org.jspecify.annotations.NullMarked;
