package org.entente.exchange.stix.item;

import java.util.List;
import java.util.Optional;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.StixTime;

/// Domain objects of the standard (2.1, chapter 4).
public sealed interface Domain extends StixItem {
  default Optional<String> name() {
    return json().optional("name");
  }

  default Optional<String> description() {
    return json().optional("description");
  }

  /// A way in which an adversary works.
  record AttackPattern(Members json) implements Domain {}

  /// Hostile acts that belong together.
  record Campaign(Members json) implements Domain {}

  /// What can be done against something.
  record CourseOfAction(Members json) implements Domain {}

  /// Objects that share a context.
  record Grouping(Members json) implements Domain {
    public List<String> objectRefs() {
      return json.texts("object_refs");
    }
  }

  /// A person, an organisation, or a kind of them.
  record Identity(Members json) implements Domain {}

  /// What happened; the standard leaves the rest to extensions.
  record Incident(Members json) implements Domain {}

  /// What to look for.
  record Indicator(Members json) implements Domain {
    public String pattern() {
      return json.optional("pattern").orElse("");
    }

    public String patternType() {
      return json.optional("pattern_type").orElse("");
    }

    public Optional<StixTime> validFrom() {
      return json.optional("valid_from").flatMap(StixTime::of);
    }

    public Optional<StixTime> validUntil() {
      return json.optional("valid_until").flatMap(StixTime::of);
    }
  }

  /// Systems that serve a purpose.
  record Infrastructure(Members json) implements Domain {}

  /// Behaviour and resources thought to be of one actor.
  record IntrusionSet(Members json) implements Domain {}

  /// A place.
  record Location(Members json) implements Domain {}

  /// Harmful code.
  record Malware(Members json) implements Domain {}

  /// What an analysis of code found.
  record MalwareAnalysis(Members json) implements Domain {}

  /// Words about other objects.
  record Note(Members json) implements Domain {
    public List<String> objectRefs() {
      return json.texts("object_refs");
    }
  }

  /// What was seen, when, how often.
  record Observation(Members json) implements Domain {
    public List<String> objectRefs() {
      return json.texts("object_refs");
    }

    public Optional<StixTime> firstObserved() {
      return json.optional("first_observed").flatMap(StixTime::of);
    }

    public Optional<StixTime> lastObserved() {
      return json.optional("last_observed").flatMap(StixTime::of);
    }
  }

  /// Whether somebody agrees with other objects.
  record Opinion(Members json) implements Domain {
    public List<String> objectRefs() {
      return json.texts("object_refs");
    }
  }

  /// A published whole about a subject.
  record Report(Members json) implements Domain {
    public List<String> objectRefs() {
      return json.texts("object_refs");
    }
  }

  /// Who acts.
  record ThreatActor(Members json) implements Domain {}

  /// Software that adversaries use, too.
  record Tool(Members json) implements Domain {}

  /// A weakness.
  record Vulnerability(Members json) implements Domain {}

  /// Empty for a type that is no domain object of the standard.
  static Optional<Domain> of(String type, Members json) {
    return switch (type) {
      case "attack-pattern" -> Optional.of(new AttackPattern(json));
      case "campaign" -> Optional.of(new Campaign(json));
      case "course-of-action" -> Optional.of(new CourseOfAction(json));
      case "grouping" -> Optional.of(new Grouping(json));
      case "identity" -> Optional.of(new Identity(json));
      case "incident" -> Optional.of(new Incident(json));
      case "indicator" -> Optional.of(new Indicator(json));
      case "infrastructure" -> Optional.of(new Infrastructure(json));
      case "intrusion-set" -> Optional.of(new IntrusionSet(json));
      case "location" -> Optional.of(new Location(json));
      case "malware" -> Optional.of(new Malware(json));
      case "malware-analysis" -> Optional.of(new MalwareAnalysis(json));
      case "note" -> Optional.of(new Note(json));
      case "observed-data" -> Optional.of(new Observation(json));
      case "opinion" -> Optional.of(new Opinion(json));
      case "report" -> Optional.of(new Report(json));
      case "threat-actor" -> Optional.of(new ThreatActor(json));
      case "tool" -> Optional.of(new Tool(json));
      case "vulnerability" -> Optional.of(new Vulnerability(json));
      default -> Optional.empty();
    };
  }
}
