package org.entente.trace.live;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.entente.base.BadInput;

/// The folder of one live trace in its store, and the file in it that lets a trace go on where it
/// was. A file that is missing, damaged or of another format is no loss: the trace is walked anew.
final class LiveFolder {
  private static final int VERSION = 1;
  private static final int CHECKSUM_BYTES = 8;

  private final Path folder;
  private final String question;

  /// Writes or reads the trace itself.
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  /// What stood in the file: the digests of the ledger after each of the last blocks, newest last,
  /// and the trace as [Body] wrote it.
  record State(List<String> digests, DataInputStream body) {}

  /// `question` is the whole question as text: a name stands for one question for good.
  LiveFolder(Path store, String name, String question) throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new BadInput(
          "--live " + name,
          "",
          "a name has up to 64 letters, digits, dots, dashes and underscores",
          "Take another name.");
    }
    this.folder = store.resolve("live").resolve(name);
    this.question = question;
    Files.createDirectories(folder);
    Path asked = folder.resolve("question");
    if (!Files.exists(asked)) {
      Path unfinished = folder.resolve("question.new");
      Files.writeString(unfinished, question);
      Files.move(unfinished, asked, StandardCopyOption.ATOMIC_MOVE);
    } else if (!Files.readString(asked).equals(question)) {
      throw new BadInput(
          folder.toString(),
          "question",
          "this live trace was begun with another question: " + Files.readString(asked),
          "Ask the same, or take another name.");
    }
  }

  Path path() {
    return folder;
  }

  void write(List<String> digests, Body body) throws IOException {
    Path unfinished = folder.resolve("state.new");
    CRC32C crc = new CRC32C();
    try (FileChannel channel =
            FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream file = Channels.newOutputStream(channel);
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(checked(file, crc), 1 << 16))) {
      out.writeInt(VERSION);
      out.writeUTF(question.length() > 4096 ? question.substring(0, 4096) : question);
      out.writeInt(digests.size());
      for (String digest : digests) {
        out.writeUTF(digest);
      }
      body.write(out);
      out.flush();
      ByteBuffer sum = ByteBuffer.allocate(CHECKSUM_BYTES).putLong(crc.getValue()).flip();
      channel.write(sum);
      channel.force(true);
    }
    Files.move(
        unfinished,
        folder.resolve("state"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static OutputStream checked(OutputStream out, CRC32C crc) {
    return new CheckedOutputStream(out, crc);
  }

  Optional<State> read() throws IOException {
    Path file = folder.resolve("state");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 0) {
      return Optional.empty();
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    if (crc.getValue() != ByteBuffer.wrap(bytes, length, CHECKSUM_BYTES).getLong()) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
    if (in.readInt() != VERSION) {
      return Optional.empty();
    }
    in.readUTF();
    int count = in.readInt();
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      digests.add(in.readUTF());
    }
    return Optional.of(new State(digests, in));
  }
}
