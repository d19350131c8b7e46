package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.Hex;

/// The hashes that chain the entries of each case, and what they say of the entries that are there.
/// Where the chain ends stands with the case's head too, so that a missing end is seen.
record CaseChain(Connection connection) {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Link(int position, byte[] entryHash, byte[] chainHash) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record End(int entries, byte[] hash) {}

  /// The entries of a case and what chains them, held against each other.
  private record Whole(List<Entry> entries, List<Link> links) {}

  /// Every entry of a case, as it was recorded; empty when there is no such case. Throws
  /// [DamagedCase] when something was changed, removed, added or put elsewhere.
  List<Entry> journal(String caseId) throws SQLException {
    return whole(caseId).entries();
  }

  private Whole whole(String caseId) throws SQLException {
    List<Entry> entries = Row.entries(connection, Row.JOURNAL, caseId);
    List<Link> links = links(caseId);
    checkOrder(caseId, entries.stream().map(Entry::position).toList(), links);
    checkEnd(caseId, links);
    return new Whole(entries, links);
  }

  private static void checkOrder(String caseId, List<Integer> positions, List<Link> links) {
    byte[] before = CaseSeal.BEGINNING;
    for (int i = 0; i < Math.max(positions.size(), links.size()); i++) {
      int position = i + 1;
      boolean isThere = i < positions.size() && positions.get(i) == position;
      if (!isThere || i >= links.size() || links.get(i).position() != position) {
        throw new DamagedCase(caseId, position, "is missing");
      }
      before = CaseSeal.link(before, links.get(i).entryHash());
      if (!Arrays.equals(before, links.get(i).chainHash())) {
        throw new DamagedCase(caseId, position, "doesn't follow what was recorded before it");
      }
    }
  }

  private void checkEnd(String caseId, List<Link> links) throws SQLException {
    End end = end(caseId);
    if (end.entries() > links.size()) {
      throw new DamagedCase(caseId, links.size() + 1, "is missing");
    }
    if (end.entries() != links.size() || !Arrays.equals(end.hash(), last(links))) {
      throw new DamagedCase(caseId, 0, "ends elsewhere than its list of entries says");
    }
  }

  /// Of those entries of a case that were recorded until then. Throws [DamagedCase] as
  /// [#journal] does.
  Chain until(String caseId, AsOf asOf) throws SQLException {
    Whole whole = whole(caseId);
    long count = whole.entries().stream().filter(asOf::isRecorded).count();
    List<Link> links = whole.links().subList(0, Math.toIntExact(count));
    return new Chain(
        links.stream().map(one -> Hex.encode(one.entryHash())).toList(), Hex.encode(last(links)));
  }

  private static byte[] last(List<Link> links) {
    return links.isEmpty() ? CaseSeal.BEGINNING : links.getLast().chainHash();
  }

  /// Seals an entry that was just put behind all others of its case. Gives the chain's new hash.
  byte[] add(Entry entry) throws SQLException {
    String caseId = entry.caseId();
    End end = end(caseId);
    if (end.entries() != entry.position() - 1) {
      throw new DamagedCase(caseId, 0, "ends elsewhere than its list of entries says");
    }
    byte[] last =
        Row.bytes(
            connection,
            "SELECT chain_hash FROM case_seal WHERE case_id = ? AND position = ?",
            caseId,
            end.entries());
    if (end.entries() > 0 && !Arrays.equals(last, end.hash())) {
      throw new DamagedCase(caseId, end.entries(), "doesn't follow what was recorded before it");
    }
    return seal(entry, end.hash());
  }

  private byte[] seal(Entry entry, byte[] before) throws SQLException {
    byte[] own = CaseSeal.of(entry);
    byte[] chain = CaseSeal.link(before, own);
    Row.update(
        connection,
        "INSERT INTO case_seal(case_id, position, entry_hash, chain_hash) VALUES (?,?,?,?)",
        entry.caseId(),
        entry.position(),
        own,
        chain);
    return chain;
  }

  private End end(String caseId) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT entries, chain FROM case_head WHERE case_id = ?");
        ResultSet rows = Row.set(statement, caseId).executeQuery()) {
      if (!rows.next()) {
        return new End(0, CaseSeal.BEGINNING);
      }
      byte[] hash = rows.getBytes(2);
      boolean isBegun = hash != null && hash.length > 0;
      return new End(rows.getInt(1), isBegun ? hash : CaseSeal.BEGINNING);
    }
  }

  private List<Link> links(String caseId) throws SQLException {
    List<Link> links = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT position, entry_hash, chain_hash FROM case_seal WHERE case_id = ?"
                    + " ORDER BY position");
        ResultSet rows = Row.set(statement, caseId).executeQuery()) {
      while (rows.next()) {
        links.add(new Link(rows.getInt(1), rows.getBytes(2), rows.getBytes(3)));
      }
    }
    return links;
  }

  /// Seals what stands in a store that had no seals.
  void make() throws SQLException {
    for (String caseId : Row.texts(connection, "SELECT case_id FROM case_head ORDER BY case_id")) {
      byte[] chain = CaseSeal.BEGINNING;
      int count = 0;
      for (Entry entry : Row.unsealed(connection, caseId)) {
        chain = seal(entry, chain);
        count++;
      }
      Row.update(
          connection,
          "UPDATE case_head SET entries = ?, chain = ? WHERE case_id = ?",
          count,
          chain,
          caseId);
    }
  }
}
