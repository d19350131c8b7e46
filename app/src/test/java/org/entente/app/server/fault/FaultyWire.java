package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The way from one node to another, as bad as it is told to be. All that goes over it is looked
/// through for what must not.
public final class FaultyWire implements AutoCloseable {
  /// What is wrong with the wire.
  public enum Weather {
    CALM,
    /// Nothing passes, and what was open is cut.
    CUT,
    /// A few bytes at a time.
    SLOW,
    /// Now and then another byte than was sent.
    GARBLED,
    /// What was asked before is asked once more.
    REPLAYED,
    /// An earlier answer to the like is given.
    STALE
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Exchange(byte[] asked, byte[] answered) {}

  /// How a note of identity without TLS goes on behind the name, and how its signature begins.
  private static final String IDENTITY = "\nno tls\n";

  private static final String SIGNED = new String("\n\u2014 entente/".getBytes(UTF_8), ISO_8859_1);

  private static final int KEPT = 64;
  private static final int LONGEST_KEPT = 1 << 16;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final Leaks toReader;
  private final Leaks toOwner;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Exchange> before = new ArrayList<>();
  private final Map<Weather, AtomicLong> hurt = new ConcurrentHashMap<>();
  private final AtomicLong misnamed = new AtomicLong();
  private volatile Weather weather = Weather.CALM;
  private volatile boolean isMisnaming;

  public FaultyWire(int target, Leaks toReader, Leaks toOwner, long seed) throws IOException {
    this.target = target;
    this.toReader = toReader;
    this.toOwner = toOwner;
    this.random = new Random(seed);
    Thread.ofVirtual().start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /// How many times it did harm of one kind.
  public long hurt(Weather kind) {
    AtomicLong count = hurt.get(kind);
    return count == null ? 0 : count.get();
  }

  /// From now on, or no longer, each note by which a node says who it is comes with another
  /// signature than it was sent with; what is open stays so, and all else passes.
  public void misname(boolean is) {
    isMisnaming = is;
  }

  /// How many such notes came otherwise.
  public long misnamed() {
    return misnamed.get();
  }

  private void misname(byte[] buffer, int count) {
    String text = new String(buffer, 0, count, ISO_8859_1);
    int dash = text.indexOf(SIGNED, Math.max(0, text.indexOf(IDENTITY)));
    if (text.contains(IDENTITY) && dash >= 0) {
      // Within the base64 of the signature, behind the key's id.
      int at = text.indexOf(' ', dash + SIGNED.length()) + 20;
      buffer[at] = (byte) (buffer[at] == 'A' ? 'B' : 'A');
      misnamed.incrementAndGet();
    }
  }

  private void hurts(Weather kind) {
    hurt.computeIfAbsent(kind, _ -> new AtomicLong()).incrementAndGet();
  }

  public void set(Weather next) {
    weather = next;
    open.forEach(FaultyWire::cut);
  }

  private synchronized int random(int bound) {
    return random.nextInt(bound);
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed already.
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket reader = door.accept();
        open.add(reader);
        Thread.ofVirtual().start(() -> serve(reader));
      } catch (IOException _) {
        // The end, or a reader that went away.
      }
    }
  }

  private void serve(Socket reader) {
    switch (weather) {
      case CUT -> hurts(Weather.CUT);
      case STALE -> stale(reader);
      case REPLAYED -> {
        replay();
        join(reader);
      }
      case CALM, SLOW, GARBLED -> join(reader);
    }
    open.remove(reader);
    cut(reader);
  }

  private void join(Socket reader) {
    try (Socket owner = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(owner);
      ByteArrayOutputStream asked = new ByteArrayOutputStream();
      ByteArrayOutputStream answered = new ByteArrayOutputStream();
      Thread up = Thread.ofVirtual().start(() -> pump(reader, owner, toOwner.start(), asked));
      pump(owner, reader, toReader.start(), answered);
      open.remove(owner);
      cut(owner);
      up.join();
      keep(new Exchange(asked.toByteArray(), answered.toByteArray()));
    } catch (IOException _) {
      // The owner is not there: to the reader that is a connection that breaks off.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to, Leaks.Passing leaks, ByteArrayOutputStream copy) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (; ; ) {
        int count = in.read(buffer, 0, weather == Weather.SLOW ? 700 : buffer.length);
        if (count < 0) {
          return;
        }
        leaks.look(buffer, count);
        if (copy.size() + count <= LONGEST_KEPT) {
          copy.write(buffer, 0, count);
        }
        if (weather == Weather.SLOW) {
          hurts(Weather.SLOW);
          Thread.sleep(5 + random(60));
        } else if (weather == Weather.GARBLED && random(3) == 0) {
          hurts(Weather.GARBLED);
          buffer[random(count)] ^= (byte) (1 << random(8));
        }
        if (isMisnaming) {
          misname(buffer, count);
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException _) {
      // Cut.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      cut(to);
    }
  }

  private synchronized void keep(Exchange exchange) {
    if (exchange.answered().length > 0) {
      before.add(exchange);
      if (before.size() > KEPT) {
        before.remove(random.nextInt(KEPT));
      }
    }
  }

  private synchronized byte[] any(boolean isAnswer) {
    if (before.isEmpty()) {
      return new byte[0];
    }
    Exchange one = before.get(random.nextInt(before.size()));
    return isAnswer ? one.answered() : one.asked();
  }

  /// Says once more, on a connection of its own, what was said before.
  private void replay() {
    byte[] asked = any(false);
    if (asked.length == 0) {
      return;
    }
    hurts(Weather.REPLAYED);
    try (Socket owner = new Socket(InetAddress.getLoopbackAddress(), target)) {
      owner.setSoTimeout(500);
      owner.getOutputStream().write(asked);
      Leaks.Passing leaks = toReader.start();
      byte[] buffer = new byte[1 << 16];
      for (int i = 0; i < 20; i++) {
        int count = owner.getInputStream().read(buffer);
        if (count < 0) {
          return;
        }
        leaks.look(buffer, count);
      }
    } catch (IOException _) {
      // It answers no longer.
    }
  }

  private void stale(Socket reader) {
    byte[] answered = any(true);
    hurts(Weather.STALE);
    try {
      reader.setSoTimeout(2_000);
      if (reader.getInputStream().read(new byte[1 << 16]) > 0 && answered.length > 0) {
        reader.getOutputStream().write(answered);
        reader.getOutputStream().flush();
      }
    } catch (IOException _) {
      // It doesn't wait.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(FaultyWire::cut);
  }

  /// What a way must not carry.
  public static final class Leaks {
    private final List<String> forbidden;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    public Leaks(List<String> forbidden) {
      this.forbidden = forbidden.stream().flatMap(one -> forms(one).stream()).toList();
    }

    /// Itself, and what base64 makes of it wherever it begins.
    static List<String> forms(String text) {
      List<String> forms = new ArrayList<>(List.of(text));
      for (int shift = 0; shift < 3; shift++) {
        byte[] shifted = ("xx".substring(0, shift) + text).getBytes(ISO_8859_1);
        String all = java.util.Base64.getEncoder().encodeToString(shifted);
        int begin = shift == 0 ? 0 : 4;
        int end = shifted.length / 3 * 4;
        forms.add(all.substring(begin, end));
      }
      return forms;
    }

    Set<String> found() {
      return found;
    }

    Passing start() {
      return new Passing();
    }

    /// One direction of one connection.
    final class Passing {
      private String tail = "";

      void look(byte[] bytes, int count) {
        String text = tail + new String(bytes, 0, count, ISO_8859_1);
        for (String one : forbidden) {
          if (text.contains(one)) {
            found.add(one);
          }
        }
        tail = text.substring(Math.max(0, text.length() - 64));
      }
    }
  }
}
