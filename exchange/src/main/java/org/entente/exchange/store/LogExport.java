package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.log.VerifierKey;

/// Writes a log that is held here, ours or a partner's for us, into a folder that anybody can
/// verify without us.
public final class LogExport {
  /// What was written.
  public record Written(Checkpoint checkpoint, long objects) {}

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  LogExport(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// Writes into `folder`, which must be new or empty. Throws [BadInput] for an unknown origin.
  public Written write(String origin, Path folder) throws IOException {
    LogBook.Head head = head(origin);
    Files.createDirectories(folder);
    try (var inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new BadInput(folder.toString(), "", "it isn't empty", "Name a new folder");
      }
    }
    List<VerifierKey> log = logKeys(head);
    String signed =
        head.sender().isEmpty()
            ? Outbox.note(identity, head, surroundings.nowMicros())
            : head.note();
    SignedNote note = SignedNote.parse(origin, signed.getBytes(UTF_8));
    Checkpoint checkpoint = Checkpoint.verified(origin, note, log);
    tiles(head, checkpoint.size(), folder);
    long objects = objects(head, checkpoint.size(), folder);
    StringBuilder keys = new StringBuilder();
    log.forEach(key -> keys.append(key).append('\n'));
    note.signers(origin, witnesses(head)).forEach(key -> keys.append(key).append('\n'));
    Files.writeString(folder.resolve("vkeys"), keys);
    Files.writeString(folder.resolve("checkpoint"), signed);
    return new Written(checkpoint, objects);
  }

  private LogBook.Head head(String origin) {
    List<LogBook.Head> heads = database.read(LogBook::all);
    return heads.stream()
        .filter(one -> one.origin().equals(origin))
        .findFirst()
        .orElseThrow(() -> LogProofs.unknown(origin, heads));
  }

  /// The present one first, then those before it, by which older heads were signed.
  private List<VerifierKey> logKeys(LogBook.Head head) {
    if (head.sender().isEmpty()) {
      return identity.logKeys(head.origin());
    }
    Partner sender =
        database
            .read(connection -> Partners.find(connection, head.sender()))
            .orElseThrow(() -> new IllegalStateException(head.sender() + " is no partner"));
    return Partner.named(sender.everKeys(), head.origin());
  }

  /// Whoever else may have signed: this node and its partners, and the log's own second key.
  private List<VerifierKey> witnesses(LogBook.Head head) {
    List<VerifierKey> keys = new ArrayList<>(Partner.witnesses(identity.keys().verifiers()));
    List<Partner> partners = database.read(Partners::all);
    for (Partner partner : partners) {
      keys.addAll(Partner.witnesses(partner.everKeys()));
    }
    if (head.sender().isEmpty()) {
      keys.addAll(identity.quantumKeys(head.origin()));
    } else {
      String quantum =
          database.read(connection -> PartnerKeys.known(connection, head.sender())).quantum();
      if (quantum != null) {
        keys.add(VerifierKey.parse(head.sender(), quantum).named(head.origin()));
      }
    }
    return keys;
  }

  private void tiles(LogBook.Head head, long size, Path folder) throws IOException {
    LogBook.Head covered = head.covering(size);
    for (int level = TilePath.ENTRIES; TilePath.count(level, size) > 0; level++) {
      for (long tile = 0; TilePath.width(level, tile, size) > 0; tile++) {
        TilePath path = new TilePath(level, tile, TilePath.width(level, tile, size));
        byte[] bytes =
            database.read(connection -> LogBook.tile(connection, covered, path)).orElseThrow();
        Path file = folder.resolve(path.toString());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
      }
    }
  }

  private long objects(LogBook.Head head, long size, Path folder) throws IOException {
    Path objects = Files.createDirectories(folder.resolve("objects"));
    List<String> hashes =
        database.read(
            connection -> {
              try (PreparedStatement statement =
                      connection.prepareStatement(
                          "SELECT DISTINCT e.sha256 FROM entry e JOIN content c ON c.log = e.log"
                              + " AND c.sha256 = e.sha256 WHERE e.log = ? AND e.position < ?");
                  ResultSet rows = Row.set(statement, head.number(), size).executeQuery()) {
                List<String> all = new ArrayList<>();
                while (rows.next()) {
                  all.add(rows.getString(1));
                }
                return all;
              }
            });
    for (String hash : hashes) {
      Optional<String> json =
          database.read(
              connection ->
                  Optional.ofNullable(
                      Row.text(
                          connection,
                          "SELECT json FROM content WHERE log = ? AND sha256 = ?",
                          head.number(),
                          hash)));
      // Revoked in this very moment: the folder then lacks it, as the next checkpoint says.
      if (json.isPresent()) {
        Files.writeString(objects.resolve(hash + ".json"), Seal.checked(hash, json.get()));
      }
    }
    return hashes.size();
  }
}
