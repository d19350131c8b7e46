package org.entente.exchange.stix.cases;

import java.util.List;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.PropertyExtension;
import org.entente.exchange.stix.Tlp;

/// The extension that carries what an entry says beside the public properties. Its properties
/// only ever grow within a major version.
public final class CaseExtension {
  /// Never change: content in others' hands names it.
  public static final String ID = "extension-definition--8e1f6c0a-43d7-4b52-9c6e-d07a5b31f28e";

  private static final String CREATOR = "identity--b5a0e7d2-1c48-4f39-8d06-72e9c4a1530b";
  private static final String CREATED = "2026-11-26T00:00:00.000Z";

  static final String KIND = "kind";
  static final String WORD = "word";
  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String AUTHOR = "author";
  static final String SOURCE = "source";
  static final String COMMAND = "command";
  static final String VALID_FROM = "valid_from";
  static final String VALID_TO = "valid_to";
  static final String LEARNT = "learnt";
  static final String PUBLISHED = "published";
  static final String SHA256 = "sha256";
  static final String CASE_REF = "case_ref";
  static final String ABOUT_REF = "about_ref";
  static final String EVIDENCE_REF = "evidence_ref";
  static final String REPLACING_REF = "replacing_ref";
  static final String REPLACED_REF = "replaced_ref";
  static final String TRACED = "traced";
  static final String CASE = "case";
  static final String LINKS = "links";

  private CaseExtension() {}

  static Members of(Members object) {
    return object.members("extensions").members(ID);
  }

  private static final String SCHEMA =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "properties":{
        "extension_type":{"const":"property-extension"},
        "kind":{"enum":["opened","event","trace","exposure","label","screening","sighting",
         "document","note","hypothesis","support","contradiction","innocent","finding","approval",
         "refusal","decision","link","task","done","closed"]},
        "word":{"type":"string"},"title":{"type":"string"},"text":{"type":"string"},
        "author":{"type":"string"},"source":{"type":"string"},"command":{"type":"string"},
        "valid_from":{"type":"string"},"valid_to":{"type":"string"},"learnt":{"type":"string"},
        "published":{"type":"string"},
        "sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},
        "case_ref":{"type":"string"},"about_ref":{"type":"string"},
        "evidence_ref":{"type":"string"},
        "replacing_ref":{"type":"string"},"replaced_ref":{"type":"string"},
        "traced":{"type":"array","minItems":1,"items":{"type":"object",
         "required":["role","account","asset","amount"],
         "properties":{"role":{"enum":["start","end"]},"at":{"type":"string"},
          "account":{"type":"string"},"asset":{"type":"string"},
          "amount":{"type":"string","pattern":"^(0|[1-9][0-9]{0,77})$"}}}},
        "case":{"type":"string"},
        "links":{"type":"array","minItems":1,"items":{"type":"object",
         "required":["incident_ref","case"]}}},
       "required":["extension_type"]}
      """
          .strip();

  private static final PropertyExtension EXTENSION =
      new PropertyExtension(
          ID,
          CREATOR,
          CREATED,
          "Entries of a case",
          "What an entry of a case is and says, who wrote it, when it held, and the amounts that"
              + " evidence traces, as decimal strings of the smallest unit.",
          SCHEMA);

  /// The definition and its author, to send along; both are for everyone.
  public static List<Members> definition() {
    return EXTENSION.definition(List.of(Tlp.CLEAR.id()));
  }
}
