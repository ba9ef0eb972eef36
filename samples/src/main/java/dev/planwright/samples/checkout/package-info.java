/**
 * The smallest agent worth having: it takes orders, lets another system charge them, and remembers
 * its customers. The README opens with it. It uses the runtime and nothing else.
 */
@NullMarked
package dev.planwright.samples.checkout;

import org.jspecify.annotations.NullMarked;
