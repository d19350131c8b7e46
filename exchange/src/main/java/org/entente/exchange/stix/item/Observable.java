package org.entente.exchange.stix.item;

import java.util.Optional;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.ObservableId;

/// Cyber-observables of the standard (2.1, chapter 6). They have no versions: what differs in a
/// property that makes the id is another object.
public sealed interface Observable extends StixItem {
  /// The id that the content gives; empty when it must be a random one.
  default Optional<String> derivedId() {
    return ObservableId.of(json());
  }

  record Artifact(Members json) implements Observable {}

  record AutonomousSystem(Members json) implements Observable {}

  record DirectorySeen(Members json) implements Observable {}

  record DomainName(Members json) implements Observable {}

  record EmailAddr(Members json) implements Observable {}

  record EmailMessage(Members json) implements Observable {}

  record FileSeen(Members json) implements Observable {}

  record Ipv4Addr(Members json) implements Observable {}

  record Ipv6Addr(Members json) implements Observable {}

  record MacAddr(Members json) implements Observable {}

  record Mutex(Members json) implements Observable {}

  record NetworkTraffic(Members json) implements Observable {}

  record ProcessSeen(Members json) implements Observable {}

  record Software(Members json) implements Observable {}

  record UrlSeen(Members json) implements Observable {}

  record UserAccount(Members json) implements Observable {}

  record WindowsRegistryKey(Members json) implements Observable {}

  record Certificate(Members json) implements Observable {}

  /// Empty for a type that is no observable of the standard.
  static Optional<Observable> of(String type, Members json) {
    return switch (type) {
      case "artifact" -> Optional.of(new Artifact(json));
      case "autonomous-system" -> Optional.of(new AutonomousSystem(json));
      case "directory" -> Optional.of(new DirectorySeen(json));
      case "domain-name" -> Optional.of(new DomainName(json));
      case "email-addr" -> Optional.of(new EmailAddr(json));
      case "email-message" -> Optional.of(new EmailMessage(json));
      case "file" -> Optional.of(new FileSeen(json));
      case "ipv4-addr" -> Optional.of(new Ipv4Addr(json));
      case "ipv6-addr" -> Optional.of(new Ipv6Addr(json));
      case "mac-addr" -> Optional.of(new MacAddr(json));
      case "mutex" -> Optional.of(new Mutex(json));
      case "network-traffic" -> Optional.of(new NetworkTraffic(json));
      case "process" -> Optional.of(new ProcessSeen(json));
      case "software" -> Optional.of(new Software(json));
      case "url" -> Optional.of(new UrlSeen(json));
      case "user-account" -> Optional.of(new UserAccount(json));
      case "windows-registry-key" -> Optional.of(new WindowsRegistryKey(json));
      case "x509-certificate" -> Optional.of(new Certificate(json));
      default -> Optional.empty();
    };
  }
}
