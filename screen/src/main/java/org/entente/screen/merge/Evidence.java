package org.entente.screen.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.address.CryptoAddress;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.PostalAddress;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;

/// What a row can be joined by, as keys that are equal exactly where the evidence is.
final class Evidence {
  private static final int MIN_NUMBER = 6;
  private static final int MIN_NAME = 7;
  private static final int MIN_NATIVE_NAME = 4;

  private Evidence() {}

  /// The keys of a row under a rule; none where it has no such evidence.
  static Set<String> keys(JoinRule rule, Target target) {
    Set<String> keys = new LinkedHashSet<>();
    switch (rule) {
      case REFERENCE -> references(target, keys);
      case PASSPORT -> documents(target, keys);
      case NUMBER -> numbers(target, keys);
      case WALLET -> wallets(target, keys);
      case NAME_AND_BIRTH -> births(target, keys);
      case EXACT_NAME -> names(target, keys);
      case NAME_ALONE -> sounds(target, keys);
      case DECIDED -> {
        // decisions name their rows
      }
    }
    return keys;
  }

  private static void references(Target target, Set<String> keys) {
    if (target.list().name().equals("un")) {
      keys.add(target.reference());
    }
    target.identifiers(Kind.UN_REFERENCE).forEach(i -> keys.add(i.normal()));
  }

  /// Without a country on the number, the person's own.
  private static void documents(Target target, Set<String> keys) {
    for (Kind kind : List.of(Kind.PASSPORT, Kind.NATIONAL_ID)) {
      for (Identifier number : target.identifiers(kind)) {
        if (number.normal().length() >= MIN_NUMBER) {
          Set<String> countries =
              number.country().isKnown() ? Set.of(number.country().code()) : countries(target);
          countries.forEach(country -> keys.add(number.normal() + " " + country));
        }
      }
    }
  }

  private static void numbers(Target target, Set<String> keys) {
    for (Identifier number : target.identifiers()) {
      String normal = number.normal();
      switch (number.kind()) {
        case IMO_SHIP -> keys.add("IMO ship " + normal);
        case IMO_COMPANY -> keys.add("IMO company " + normal);
        case LEI -> keys.add("LEI " + normal);
        case SWIFT -> keys.add("SWIFT " + normal.substring(0, Math.min(8, normal.length())));
        case MMSI ->
            keys.add("MMSI " + normal + " " + SoundFold.plain(target.primaryName().text()));
        case REGISTRATION -> {
          if (number.country().isKnown() && normal.length() >= MIN_NUMBER) {
            keys.add("registration " + normal + " " + number.country().code());
          }
        }
        default -> {
          // phones, sites and the like are shared by neighbours
        }
      }
    }
  }

  private static void wallets(Target target, Set<String> keys) {
    for (Wallet wallet : target.wallets()) {
      CryptoAddress address = CryptoAddress.read(wallet.address());
      if (address.recognised()) {
        keys.add(address.key().toString());
      }
    }
  }

  private static void births(Target target, Set<String> keys) {
    if (target.kind() != TargetKind.PERSON) {
      return;
    }
    for (Name name : target.names()) {
      String sound = name.weak() ? "" : SoundFold.of(name);
      if (!sound.isEmpty()) {
        for (BirthDate birth : target.births()) {
          if (birth.isExact()) {
            keys.add(sound + " " + birth);
          } else if (birth.isOneYear()) {
            countries(target).forEach(country -> keys.add(sound + " " + birth + " " + country));
          }
        }
      }
    }
  }

  private static void sounds(Target target, Set<String> keys) {
    if (target.kind() != TargetKind.PERSON) {
      return;
    }
    for (Name name : target.names()) {
      String sound = name.weak() ? "" : SoundFold.of(name);
      if (!sound.isEmpty()) {
        countries(target).forEach(country -> keys.add(sound + " " + country));
      }
    }
  }

  private static void names(Target target, Set<String> keys) {
    if (target.kind() != TargetKind.ORGANIZATION) {
      return;
    }
    for (Name name : target.names()) {
      String plain = SoundFold.plain(name.text());
      if (!name.weak() && plain.length() >= (isLatin(plain) ? MIN_NAME : MIN_NATIVE_NAME)) {
        countries(target).forEach(country -> keys.add(plain + " " + country));
      }
    }
  }

  private static boolean isLatin(String text) {
    return text.chars().allMatch(c -> c < 0x250);
  }

  /// Nationalities, else where it lives, else what the programme is about.
  static Set<String> countries(Target target) {
    Set<String> codes = new LinkedHashSet<>();
    target.countries().stream().filter(Country::isKnown).forEach(c -> codes.add(c.code()));
    if (codes.isEmpty()) {
      target.addresses().stream()
          .map(PostalAddress::country)
          .filter(Country::isKnown)
          .forEach(c -> codes.add(c.code()));
    }
    if (codes.isEmpty() && target.programmes().stream().anyMatch(p -> p.contains("DPRK"))) {
      codes.add("KP");
    }
    return codes;
  }

  /// What speaks against two rows being one; empty where nothing does.
  static List<String> against(Target a, Target b) {
    List<String> against = new ArrayList<>();
    if (a.list().equals(b.list())) {
      against.add("both stand on " + a.list());
    }
    if (!a.kind().agreesWith(b.kind())) {
      against.add(a.kind().text() + " on one, " + b.kind().text() + " on the other");
    }
    if (a.sex() != null && b.sex() != null && a.sex() != b.sex()) {
      against.add("different sex");
    }
    int years = yearsApart(a, b);
    if (years > 2) {
      against.add("born " + a.births() + " on one, " + b.births() + " on the other");
    }
    return against;
  }

  private static int yearsApart(Target a, Target b) {
    if (a.births().isEmpty() || b.births().isEmpty()) {
      return 0;
    }
    int least = Integer.MAX_VALUE;
    for (BirthDate one : a.births()) {
      for (BirthDate other : b.births()) {
        least = Math.min(least, one.yearsApart(other));
      }
    }
    return least;
  }
}
