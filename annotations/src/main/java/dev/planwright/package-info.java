/**
 * What an agent's author writes on classes, methods and parameters. Annotations and their enums
 * only, kept in class files and read by the compiler; at run time nothing looks at them. This
 * package depends on nothing but the JDK.
 */
package dev.planwright;
