package dev.planwright.samples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** A proxy's connections, cut for this process and for another. */
class TcpProxyTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void cut_thisProcess_nothingPassesUntilHealed() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
        TcpProxy proxy = TcpProxy.open()) {
      proxy.leadTo(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, proxy.port());
          Socket accepted = server.accept()) {
        client.getOutputStream().write('a');
        assertThat(accepted.getInputStream().read()).isEqualTo('a');

        proxy.cut(ProcessHandle.current().pid());
        client.getOutputStream().write('b');
        accepted.setSoTimeout(200);
        assertThatThrownBy(() -> accepted.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);

        proxy.heal();
        accepted.setSoTimeout(10_000);
        assertThat(accepted.getInputStream().read()).isEqualTo('b');
      }
    }
  }

  @Test
  void cut_anotherProcess_thisOneGoesOn() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
        TcpProxy proxy = TcpProxy.open()) {
      proxy.leadTo(server.getLocalPort());
      try (Socket client = new Socket(LOOPBACK, proxy.port());
          Socket accepted = server.accept()) {
        proxy.cut(1); // whoever that is, it is not this process
        client.getOutputStream().write('a');
        accepted.setSoTimeout(10_000);
        assertThat(accepted.getInputStream().read()).isEqualTo('a');
      }
    }
  }
}
