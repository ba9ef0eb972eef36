/**
 * The determinism lint: a second annotation processor, which looks into the bodies of actions, and
 * what they call in the same file, for what would differ when an action is executed again. It works
 * on javac's compiler trees and is not there on other compilers. It may use {@code diagnostic} and
 * knows the runtime by name only.
 */
@NullMarked
package dev.planwright.processor.lint;

import org.jspecify.annotations.NullMarked;
