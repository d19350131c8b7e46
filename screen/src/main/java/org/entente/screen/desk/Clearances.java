package org.entente.screen.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.screen.Target;
import org.entente.screen.merge.Entity;

/// Who was cleared of being whom. A clearance ends with its last day, and as soon as a list says
/// anything else about the target or another list names it too.
public final class Clearances {
  public static final Clearances NONE = of(List.of());

  private final Map<String, List<Clearance>> byCustomer = new HashMap<>();

  private Clearances() {}

  public static Clearances of(List<Clearance> all) {
    Clearances clearances = new Clearances();
    for (Clearance one : all) {
      clearances.byCustomer.computeIfAbsent(one.customer(), c -> new ArrayList<>(1)).add(one);
    }
    return clearances;
  }

  /// What clears this customer of being this target on that day; empty for customers without id.
  public Optional<Clearance> of(String customer, Entity entity, LocalDate day) {
    for (Clearance one : byCustomer.getOrDefault(customer, List.of())) {
      if (!day.isAfter(one.until())
          && entity.targets().stream()
              .allMatch(row -> fingerprint(row).equals(one.rows().get(row.id())))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// The fingerprint of each row, by its id.
  public static SortedMap<String, String> rows(Entity entity) {
    SortedMap<String, String> rows = new TreeMap<>();
    entity.targets().forEach(row -> rows.put(row.id(), fingerprint(row)));
    return rows;
  }

  /// Of all that a list says about a target; where in the file it stands doesn't count.
  static String fingerprint(Target target) {
    List<Object> said =
        List.of(
            target.kind(),
            target.names(),
            target.births(),
            String.valueOf(target.sex()),
            target.countries(),
            target.identifiers(),
            target.wallets(),
            target.addresses(),
            target.programmes(),
            target.law(),
            String.valueOf(target.since()),
            String.valueOf(target.until()),
            String.valueOf(target.hull()),
            target.relations(),
            target.remarks());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
