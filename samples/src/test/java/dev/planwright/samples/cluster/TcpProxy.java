package dev.planwright.samples.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loopback port that leads to another, and can be cut for one process: of its connections nothing
 * passes any more, neither bytes nor ends, as if a cable were pulled. What was under way arrives
 * when it is healed.
 */
final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final int BUFFER = 1 << 16;
  private static final long NOBODY = -1;

  private final ServerSocket entry;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private volatile int target;
  private long cutOff = NOBODY;

  private TcpProxy(ServerSocket entry) {
    this.entry = entry;
  }

  /** Opens one on a free port; it leads nowhere yet. */
  static TcpProxy open() throws IOException {
    TcpProxy proxy = new TcpProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    start("proxy " + proxy.port(), proxy::accept);
    return proxy;
  }

  /** Where clients come to. */
  int port() {
    return entry.getLocalPort();
  }

  /** Where it leads from now on. */
  void leadTo(int port) {
    target = port;
  }

  /** Cuts off a process, connections that it has and those that it will have. */
  void cut(long pid) {
    synchronized (lock) {
      cutOff = pid;
      for (Connection connection : connections) {
        connection.cut = SocketOwner.isOwner(pid, connection.client.getPort());
      }
    }
  }

  /** Lets everything pass again. */
  void heal() {
    synchronized (lock) {
      cutOff = NOBODY;
      connections.forEach(connection -> connection.cut = false);
      lock.notifyAll();
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
    heal();
    connections.forEach(Connection::end);
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        synchronized (lock) {
          Connection connection = new Connection(client, connect(client));
          connection.cut = cutOff != NOBODY && SocketOwner.isOwner(cutOff, client.getPort());
          connections.add(connection);
          start("to " + target, () -> connection.pump(connection.client, connection.server));
          start("from " + target, () -> connection.pump(connection.server, connection.client));
        }
      } catch (IOException refusedOrClosed) {
        // A client of a broker that is down sees its connection end, as it would without a proxy.
      }
    }
  }

  private Socket connect(Socket client) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static void start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  private final class Connection {

    private final Socket client;
    private final Socket server;
    private boolean cut;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to) {
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          awaitWhole();
          out.write(buffer, 0, read);
        }
      } catch (IOException ended) {
        // By either side.
      } finally {
        awaitWhole();
        end();
      }
    }

    private void awaitWhole() {
      synchronized (lock) {
        while (cut) {
          try {
            lock.wait();
          } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a proxy", e);
          }
        }
      }
    }

    void end() {
      connections.remove(this);
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
