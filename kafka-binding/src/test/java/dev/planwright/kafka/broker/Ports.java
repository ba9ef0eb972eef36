package dev.planwright.kafka.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free now, below those that systems give to outgoing connections: a broker that is
 * killed finds its own port free again when it is restarted.
 */
final class Ports {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private final Set<Integer> given = new HashSet<>();

  int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
