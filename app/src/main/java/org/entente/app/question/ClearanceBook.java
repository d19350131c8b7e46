package org.entente.app.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.Json;
import org.entente.base.BadInput;
import org.entente.screen.audit.AuditEntry;
import org.entente.screen.audit.AuditLog;
import org.entente.screen.desk.Clearance;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Who was cleared of being whom, and who took it back: a log like that of decisions, so that
/// neither can be done unseen.
public final class ClearanceBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private ClearanceBook(Path file) {
    this.file = file;
  }

  public static ClearanceBook in(Path home) {
    return new ClearanceBook(home.resolve("audit").resolve("clearances.jsonl"));
  }

  /// Those that nobody took back, in the order in which they were made. Whether they still hold
  /// is asked of each with the lists of the day.
  public List<Clearance> standing() throws IOException {
    List<Clearance> standing = new ArrayList<>();
    if (Files.exists(file)) {
      AuditLog.read(file, entry -> take(entry, standing));
    }
    return standing;
  }

  private void take(AuditEntry entry, List<Clearance> standing) {
    try {
      JsonNode json = JSON.readTree(entry.body());
      switch (json.path("event").asString("")) {
        case "add" -> standing.add(ClearanceJson.read(json.path("clearance")));
        case "remove" -> {
          String customer = json.path("customer").asString("");
          String row = json.path("target").asString("");
          standing.removeIf(one -> isOf(one, customer, row));
        }
        default -> throw new IllegalArgumentException("an unknown event");
      }
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new BadInput(
          file.toString(), "line " + entry.number(), "is no clearance", "Update Entente", e);
    }
  }

  private static boolean isOf(Clearance clearance, String customer, String row) {
    return clearance.customer().equals(customer) && clearance.rows().containsKey(row);
  }

  public void add(Clearance clearance) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", "add");
    json.put("clearance", ClearanceJson.of(clearance));
    append(json);
  }

  /// Takes back all that clear this customer of the target with this row; how many there were.
  public int remove(String customer, String row, String reason, String by, Instant on)
      throws IOException {
    int count = (int) standing().stream().filter(one -> isOf(one, customer, row)).count();
    if (count > 0) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("event", "remove");
      json.put("customer", customer);
      json.put("target", row);
      json.put("reason", reason);
      json.put("by", by);
      json.put("on", on.toString());
      append(json);
    }
    return count;
  }

  private void append(Map<String, Object> json) throws IOException {
    try (AuditLog log = AuditLog.open(file)) {
      log.append(List.of(Json.text(json)));
    }
  }
}
