/** Tests of the launcher: options that are wrong, and whole jobs between real files and topics. */
package dev.planwright.flink.launcher;
