package org.entente.base.message;

/// What is wrong or doubtful about an alert: its form, its references, its area, its signature,
/// where it came from.
public enum AlertMessage implements Message {
  AS_SAID("{0}"),

  // Names, references, times.
  ALERT_NAME_FORM("it holds a blank, comma, < or &"),
  ALERT_SCOPE("scope {0} needs {1}"),
  ALERT_REFERS_NOTHING("it refers to nothing"),
  ALERT_REFERENCE_FORM("'{0}' is no sender,identifier,sent"),
  ALERT_REFERS_SELF("it refers to itself"),
  ALERT_REFERS_LATER("{0} was sent after it"),
  ALERT_REFERS_FOREIGN("it refers to a message of {0}: no effect"),
  ALERT_REFERS_STATUS("it refers to a message of status {0}: no effect"),
  ALERT_NEVER_EXPIRES("it never expires"),
  ALERT_EXPIRES_EARLY("it expires before it is sent"),

  // Texts.
  ALERT_HTML("it holds HTML"),
  ALERT_MIME("it has no MIME type"),
  ALERT_LANGUAGE("'{0}' is no known language"),
  ALERT_SAME_TEXT("another info has the same text"),
  ALERT_INFOS_DIFFER("the infos differ in {0}"),

  // Areas.
  ALERT_POLYGON_POINTS("it must hold points lat,lon within ±90 and ±180"),
  ALERT_POLYGON_FEW("it has fewer than 4 points"),
  ALERT_POLYGON_OPEN("its last point is not its first"),
  ALERT_POLYGON_CROSSES("it crosses itself"),
  ALERT_CIRCLE("it must be lat,lon radius, with a radius of 0 km or more"),
  ALERT_AREA_WORDS("its area is words alone"),
  ALERT_CEILING_ALONE("there is a ceiling without altitude"),
  ALERT_CEILING_LOW("the ceiling is below the altitude"),
  ALERT_HEIGHT_FORM("altitude and ceiling must be numbers"),

  // Its form.
  ALERT_NO_CAP("it is no alert of CAP 1.2 or 1.1"),
  ALERT_STRAY_TEXT("text stands between its elements"),
  ALERT_STRAY_ELEMENT("there is no such element here"),
  ALERT_WRONG_PLACE("it stands in the wrong place"),
  ALERT_ONCE("it may stand once only"),
  ALERT_MISSING("{0} is missing"),
  ALERT_ATTRIBUTE("attribute {0} doesn't belong here"),
  ALERT_STRAY_ELEMENTS("elements stand where text belongs"),
  ALERT_NO_ZONE("'{0}' is no time with a numeric zone"),
  ALERT_NO_SUCH("'{0}' is no {1} that may be here"),
  ALERT_ENCODING("its bytes are not in the encoding that it declares"),
  ALERT_LONG("it has more than {0} bytes"),
  ALERT_DOCTYPE("it has a DOCTYPE"),
  ALERT_FORBIDDEN_ELEMENT("element {0}"),
  ALERT_FORBIDDEN_NAME("'{0}'"),

  // Of a feed.
  FEED_WRONG_SENDER("{0} is none of this feed's"),
  FEED_TOO_OLD("it was sent more than 31 days before it came"),
  FEED_AHEAD("it says it was sent after it came"),
  FEED_OUTDATED("it had expired before it came"),
  FEED_SIGNATURE("{0}: {1}"),
  FEED_DIFFERS("the entry says '{0}', the alert doesn't"),
  FEED_REPLAYED("it came before, as {0}"),

  // What a country asks.
  PROFILE_MISSING("{0} is missing ({1})"),
  PROFILE_IGNORED("{0} is there and ignored ({1})"),
  PROFILE_MUST("{0} must be {2} ({1})"),
  PROFILE_ONCE("{0} must be there once, as {2} ({1})"),
  PROFILE_UNKNOWN("{0} is none of the known ones ({1})"),
  PROFILE_LONG("{0} has more than {2} characters ({1})"),
  PROFILE_SEPTETS(
      "{0} has more than {2} characters, or others than of the seven-bit alphabet ({1})"),
  PROFILE_IN_ONE("{0} must be {2} in one info ({1})"),
  PROFILE_DIFFERS("{0} differs from the first info's ({1})"),

  // Signatures.
  SIGNED_NOT("there is no signature"),
  SIGNED_TRUSTED("signed by a trusted key"),
  SIGNED_UNTRUSTED("its key is not among those trusted"),
  SIGNED_NO_KEY("no key fits: it was changed, or signed by another"),
  SIGNED_CHANGED("its signature doesn't fit: it was changed"),
  SIGNED_NOT_CHILD("it is no direct child of the alert"),
  SIGNED_ALGORITHM("algorithm {0} is not taken"),
  SIGNED_TRANSFORM("transform {0} is not taken"),
  SIGNED_CANONICAL("canonicalisation {0} is not taken"),
  SIGNED_DIGEST("digest {0} is not taken"),
  SIGNED_REFERENCES("it has {0} references instead of one"),
  SIGNED_PART("its reference is not the whole document"),
  SIGNED_NOT_ENVELOPED("it is not enveloped"),
  SIGNED_NO_TIME("it says no time at which it was sent"),
  SIGNED_OUTDATED("the certificate was not valid when it was sent"),
  SIGNED_SHA1("SHA-1 can be forged by who spends enough"),
  SIGNED_SHORT_KEY("an RSA key of {0} bits is too short"),
  SIGNED_OLD_KEY("keys of {0} are no longer taken");

  private final String english;

  AlertMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
