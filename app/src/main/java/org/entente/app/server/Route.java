package org.entente.app.server;

import static org.entente.app.server.Standing.ADMINISTRATOR;
import static org.entente.app.server.Standing.ANALYST;
import static org.entente.app.server.Standing.APPROVER;
import static org.entente.app.server.Standing.AUDITOR;
import static org.entente.app.server.Standing.MEMBER;
import static org.entente.app.server.Standing.NOBODY;
import static org.entente.app.server.Standing.NODE;
import static org.entente.app.server.Standing.PARTNER_NODE;
import static org.entente.app.server.Standing.PARTNER_PERSON;
import static org.entente.exchange.people.Scope.ALERTS_WRITE;
import static org.entente.exchange.people.Scope.AUDIT_READ;
import static org.entente.exchange.people.Scope.CASES_READ;
import static org.entente.exchange.people.Scope.CASES_WRITE;
import static org.entente.exchange.people.Scope.EVENTS_READ;
import static org.entente.exchange.people.Scope.EXCHANGE_READ;
import static org.entente.exchange.people.Scope.ITEMS_WRITE;
import static org.entente.exchange.people.Scope.JOBS_READ;
import static org.entente.exchange.people.Scope.JOBS_WRITE;
import static org.entente.exchange.people.Scope.METRICS_READ;
import static org.entente.exchange.people.Scope.NODE_WRITE;
import static org.entente.exchange.people.Scope.PEOPLE_WRITE;
import static org.entente.exchange.people.Scope.RELEASES_WRITE;
import static org.entente.exchange.people.Scope.REQUESTS_WRITE;
import static org.entente.exchange.people.Scope.SCREEN_ASK;
import static org.entente.exchange.people.Scope.SCREEN_DECIDE;
import static org.entente.exchange.people.Scope.TAXII_READ;
import static org.entente.exchange.people.Scope.TAXII_WRITE;
import static org.entente.exchange.people.Scope.WARNINGS_READ;
import static org.entente.exchange.people.Scope.WARNINGS_WRITE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.people.Scope;
import org.jspecify.annotations.Nullable;

/// Every request that the node serves, and to whom: what doesn't stand here isn't served, and
/// whoever doesn't stand beside it isn't answered. A token opens a route only if it has its
/// scope; a route without a scope is for no token. Collections, logs and statuses have rights of
/// their own, which are asked after these.
public enum Route {
  LIVE("GET /health/live", null, Standing.values()),
  READY("GET /health/ready", null, Standing.values()),
  IDENTITY("GET /identity", null, Standing.values()),
  OPENAPI("GET /openapi.json", null, Standing.values()),
  SIGN_IN("POST /session", null, Standing.values()),
  WELCOME("POST /session/welcome", null, Standing.values()),
  PASSKEY_DOOR("POST /session/passkey/challenge", null, Standing.values()),
  PASSKEY_SIGN_IN("POST /session/passkey", null, Standing.values()),
  OIDC_DOOR("GET /session/oidc", null, Standing.values()),
  OIDC_START("POST /session/oidc/start", null, Standing.values()),
  OIDC_SIGN_IN("POST /session/oidc", null, Standing.values()),
  WHO_AM_I("GET /session", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),
  SIGN_OUT("DELETE /session", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),

  PASSKEYS("GET /x/passkeys", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),
  PASSKEY_CHALLENGE(
      "POST /x/passkeys/challenge", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),
  PASSKEY_ADD("POST /x/passkeys", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),
  PASSKEY_REMOVE(
      "DELETE /x/passkeys/{passkey}", null, of(MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR)),

  TAXII_DISCOVERY("GET /taxii2", TAXII_READ, taxii()),
  LOG_CHECKPOINT("GET /log/{partner}/checkpoint", null, of(PARTNER_NODE, PARTNER_PERSON, NODE)),
  LOG_TILE("GET /log/{partner}/tile/**", null, of(PARTNER_NODE, PARTNER_PERSON, NODE)),
  LOG_OBJECT("GET /log/{partner}/objects/{hash}", null, of(PARTNER_NODE, PARTNER_PERSON, NODE)),
  LOG_STREAM("GET /log/{partner}/stream", null, of(PARTNER_NODE)),
  LOG_COSIGNATURE("POST /log/{partner}/cosignature", null, of(PARTNER_NODE)),
  WITNESS_ADD("POST /witness/add-checkpoint", null, of(PARTNER_NODE)),
  WITNESS_KEYS("POST /witness/keys", null, of(PARTNER_NODE)),
  WITNESS_SHOW("GET /witness/checkpoint", null, of(PARTNER_NODE)),

  ITEMS("POST /x/items", ITEMS_WRITE, of(ANALYST, NODE)),
  STATUS("GET /x/status", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),
  PREVIEW("POST /x/releases/preview", EXCHANGE_READ, of(ANALYST, APPROVER, NODE)),
  RELEASE("POST /x/releases", RELEASES_WRITE, of(APPROVER, NODE)),
  REVOKE("POST /x/revocations", RELEASES_WRITE, of(APPROVER, NODE)),
  RECEIVED("GET /x/received", EXCHANGE_READ, of(ANALYST, APPROVER, NODE)),
  LOGS("GET /x/logs", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  LOG_PROOF("GET /x/logs/proof", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  GIVEN("GET /x/releases/given", EXCHANGE_READ, of(ANALYST, APPROVER, NODE)),
  UNHEARD("GET /x/releases/open", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  POLICY(
      "GET /x/releases/policy", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),
  PROPOSALS("GET /x/releases/proposals", EXCHANGE_READ, of(ANALYST, APPROVER, NODE)),
  TERMS("GET /x/releases/terms", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  PROPOSAL_APPROVE(
      "POST /x/releases/proposals/{number}/approve", RELEASES_WRITE, of(APPROVER, NODE)),
  PROPOSAL_REFUSE("POST /x/releases/proposals/{number}/refuse", RELEASES_WRITE, of(APPROVER, NODE)),
  REQUEST_LIST("GET /x/requests", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  REQUEST_DRAFT("POST /x/requests", REQUESTS_WRITE, of(ANALYST, APPROVER, NODE)),
  REQUEST_BOARD("GET /x/requests/board", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  REQUEST_SHOW("GET /x/requests/{request}", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  REQUEST_APPROVE("POST /x/requests/{request}/approve", null, of(APPROVER, NODE)),
  REQUEST_REFUSE("POST /x/requests/{request}/refuse", null, of(APPROVER, NODE)),
  REQUEST_SEND("POST /x/requests/{request}/send", null, of(ANALYST, APPROVER, NODE)),
  REQUEST_ACKNOWLEDGE(
      "POST /x/requests/{request}/acknowledge", REQUESTS_WRITE, of(ANALYST, APPROVER, NODE)),
  REQUEST_ANSWER("POST /x/requests/{request}/answer", REQUESTS_WRITE, of(ANALYST, APPROVER, NODE)),
  REQUEST_EFFECT("POST /x/requests/{request}/effect", REQUESTS_WRITE, of(ANALYST, APPROVER, NODE)),
  REQUEST_CLOSE("POST /x/requests/{request}/close", null, of(ANALYST, APPROVER, NODE)),
  OVERLAP_LIST("GET /x/overlaps", EXCHANGE_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  OVERLAP_START("POST /x/overlaps", null, of(APPROVER, NODE)),
  OVERLAP_ITEMS("POST /x/overlaps/items", CASES_READ, of(ANALYST, APPROVER, NODE)),
  OVERLAP_SHOW("GET /x/overlaps/{comparison}", null, of(ANALYST, APPROVER, NODE)),
  OVERLAP_AGREE("POST /x/overlaps/{comparison}/agree", null, of(APPROVER, NODE)),
  OVERLAP_DECLINE("POST /x/overlaps/{comparison}/decline", null, of(APPROVER, NODE)),
  OVERLAP_STOP("POST /x/overlaps/{comparison}/stop", null, of(APPROVER, NODE)),
  OVERLAP_TAGS("GET /overlap/{comparison}/tags/{sheet}", null, of(PARTNER_NODE)),
  OVERLAP_ASK("POST /overlap/{comparison}/ask/{sheet}", null, of(PARTNER_NODE)),
  OVERLAP_ANSWER("GET /overlap/{comparison}/answer/{sheet}", null, of(PARTNER_NODE)),
  AUDIT("GET /x/audit", AUDIT_READ, of(AUDITOR, ADMINISTRATOR, NODE)),
  METRICS("GET /metrics", METRICS_READ, of(AUDITOR, ADMINISTRATOR, NODE)),

  JOB_ADD("POST /x/jobs", JOBS_WRITE, of(ANALYST, APPROVER, NODE)),
  JOBS("GET /x/jobs", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  JOB("GET /x/jobs/{job}", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  JOB_RESULT("GET /x/jobs/{job}/result", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  JOB_CANCEL("POST /x/jobs/{job}/cancel", JOBS_WRITE, of(ANALYST, APPROVER, NODE)),
  STORES("GET /x/stores", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),

  SOURCES("GET /x/stores/state", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),

  JOB_HITS("GET /x/jobs/{job}/hits", JOBS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  SCREEN("POST /x/screen/ask", SCREEN_ASK, of(ANALYST, APPROVER, NODE)),
  SCREEN_MATCH("POST /x/screen/match/{dataset}", SCREEN_ASK, of(ANALYST, APPROVER, NODE)),
  SCREEN_SEARCH("GET /x/screen/search/{dataset}", SCREEN_ASK, of(ANALYST, APPROVER, NODE)),
  SCREEN_ENTITY("GET /x/screen/entities/**", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, NODE)),
  SCREEN_CATALOG("GET /x/screen/catalog", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, NODE)),
  SCREEN_RULES("GET /x/screen/algorithms", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, NODE)),
  DECIDE("POST /x/screen/decisions", SCREEN_DECIDE, of(ANALYST, APPROVER, NODE)),
  DECISIONS("GET /x/screen/decisions", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, NODE)),
  LISTS("GET /x/lists", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),
  LIST_GAPS("GET /x/lists/gaps", SCREEN_ASK, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),
  ALERT_ADD("POST /x/alerts", ALERTS_WRITE, of(ANALYST, NODE)),
  ALERTS("GET /x/alerts", EVENTS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  ALERT_FOLLOWED("POST /x/alerts/followed", ALERTS_WRITE, of(ANALYST, NODE)),
  ALERT_DONE("POST /x/alerts/{alert}/done", ALERTS_WRITE, of(ANALYST, APPROVER, NODE)),
  EVENTS("GET /x/events", EVENTS_READ, of(ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE)),

  WARNING_ADD("POST /x/warnings", WARNINGS_WRITE, of(ANALYST, APPROVER, NODE)),
  WARNINGS("GET /x/warnings", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_STREAM("GET /x/warnings/stream", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_FEED("GET /x/warnings/feed", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_FEEDS("GET /x/warnings/feeds", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_INCIDENTS(
      "GET /x/warnings/incidents", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_SHOW("GET /x/warnings/{warning}", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_CAP("GET /x/warnings/{warning}/cap", WARNINGS_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  WARNING_BUNDLE("GET /x/warnings/{warning}/bundle", WARNINGS_READ, of(ANALYST, APPROVER, NODE)),
  WARNING_ACKNOWLEDGE(
      "POST /x/warnings/{warning}/acknowledge", WARNINGS_WRITE, of(ANALYST, APPROVER, NODE)),
  ACT_WARNING_VOICE("POST /x/admin/warning-voice", NODE_WRITE, of(ADMINISTRATOR, NODE)),

  ACT_AUDIT("POST /x/admin/audit", AUDIT_READ, of(AUDITOR, ADMINISTRATOR, NODE)),
  ACT_USER("POST /x/admin/user", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PEOPLE("POST /x/admin/people", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PERSON_ADD("POST /x/admin/person-add", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PERSON_ROLE("POST /x/admin/person-role", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PERSON_STATE("POST /x/admin/person-state", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PERSON_INVITE("POST /x/admin/person-invite", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PASSKEYS("POST /x/admin/passkeys", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PASSKEY_REMOVE("POST /x/admin/passkey-remove", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_TOKENS("POST /x/admin/tokens", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_TOKEN_ADD("POST /x/admin/token-add", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_TOKEN_REVOKE("POST /x/admin/token-revoke", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_OIDC_SET("POST /x/admin/oidc-set", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_OIDC_SHOW("POST /x/admin/oidc-show", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_OIDC_REMOVE("POST /x/admin/oidc-remove", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_OIDC_BIND("POST /x/admin/oidc-bind", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_OIDC_UNBIND("POST /x/admin/oidc-unbind", PEOPLE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_COLLECTION("POST /x/admin/collection", NODE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_KEY_SHOW("POST /x/admin/key-show", null, of(AUDITOR, ADMINISTRATOR, NODE)),
  ACT_KEY_ROTATE("POST /x/admin/key-rotate", null, of(ADMINISTRATOR, NODE)),
  ACT_KEY_TLS("POST /x/admin/key-tls", null, of(ADMINISTRATOR, NODE)),
  ACT_KEY_REVOKE("POST /x/admin/key-revoke", null, of(ADMINISTRATOR, NODE)),
  ACT_PARTNER("POST /x/admin/partner", NODE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PARTNER_STATE("POST /x/admin/partner-state", NODE_WRITE, of(ADMINISTRATOR, NODE)),
  ACT_PARTNERS("POST /x/admin/partners", NODE_WRITE, of(ADMINISTRATOR, NODE)),

  ACT_CASE_OPEN("POST /x/admin/case-open", CASES_WRITE, of(ANALYST, APPROVER, NODE)),
  ACT_CASE_ADD("POST /x/admin/case-add", CASES_WRITE, of(ANALYST, APPROVER, NODE)),
  ACT_CASE_SHOW("POST /x/admin/case-show", CASES_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  ACT_CASE_LIST("POST /x/admin/case-list", CASES_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  ACT_CASE_APPROVE("POST /x/admin/case-approve", null, of(APPROVER, NODE)),
  ACT_CASE_CLOSE("POST /x/admin/case-close", null, of(APPROVER, NODE)),
  ACT_CASE_EXPORT("POST /x/admin/case-export", CASES_READ, of(ANALYST, APPROVER, AUDITOR, NODE)),
  ACT_CASE_IMPORT("POST /x/admin/case-import", CASES_WRITE, of(ANALYST, APPROVER, NODE)),

  CASE_TODO("GET /x/cases/todo", null, of(ANALYST, APPROVER, AUDITOR, NODE)),
  CASE_CONTENT("GET /x/cases/{case}/content/{hash}", null, of(ANALYST, APPROVER, AUDITOR, NODE)),
  PICTURE("GET /x/picture", null, of(ANALYST, APPROVER, AUDITOR, NODE)),

  // After the others: an API root may have any name.
  TAXII_ROOT("GET /{root}", TAXII_READ, taxii()),
  TAXII_STATUS("GET /{root}/status/{id}", TAXII_READ, taxii()),
  TAXII_COLLECTIONS("GET /{root}/collections", TAXII_READ, taxii()),
  TAXII_COLLECTION("GET /{root}/collections/{id}", TAXII_READ, taxii()),
  TAXII_MANIFEST("GET /{root}/collections/{id}/manifest", TAXII_READ, taxii()),
  TAXII_OBJECTS("GET /{root}/collections/{id}/objects", TAXII_READ, taxii()),
  TAXII_ADD("POST /{root}/collections/{id}/objects", TAXII_WRITE, taxii()),
  TAXII_OBJECT("GET /{root}/collections/{id}/objects/{object}", TAXII_READ, taxii()),
  TAXII_DELETE("DELETE /{root}/collections/{id}/objects/{object}", TAXII_WRITE, taxii()),
  TAXII_VERSIONS("GET /{root}/collections/{id}/objects/{object}/versions", TAXII_READ, taxii());

  private static final String ANY = "**";

  private final String method;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> pattern;

  private final @Nullable Scope scope;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Standing> served;

  Route(String request, @Nullable Scope scope, Standing... served) {
    int space = request.indexOf(' ');
    this.method = request.substring(0, space);
    this.pattern = List.of(request.substring(space + 1).split("/", -1));
    this.scope = scope;
    this.served = Set.of(served);
  }

  private static Standing[] of(Standing... standings) {
    return standings;
  }

  private static Standing[] taxii() {
    return of(PARTNER_PERSON, MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE);
  }

  /// The route of a request; `path` without its last `/`.
  public static Optional<Route> of(String method, String path) {
    List<String> parts = List.of(path.split("/", -1));
    return Arrays.stream(values())
        .filter(one -> one.takes(method) && one.matches(parts))
        .findFirst();
  }

  /// The first route of a path, whatever the method.
  public static Optional<Route> at(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return Arrays.stream(values()).filter(one -> one.matches(parts)).findFirst();
  }

  public String method() {
    return method;
  }

  public String path() {
    return String.join("/", pattern);
  }

  public @Nullable Scope scope() {
    return scope;
  }

  public boolean isTaxii() {
    return name().startsWith("TAXII");
  }

  public boolean isAct() {
    return name().startsWith("ACT");
  }

  public boolean isRequest() {
    return name().startsWith("REQUEST_");
  }

  public boolean isOverlap() {
    return name().startsWith("OVERLAP_");
  }

  public boolean isWarning() {
    return name().startsWith("WARNING");
  }

  public boolean isLog() {
    return name().startsWith("LOG_");
  }

  public boolean isOpen() {
    return served.contains(NOBODY);
  }

  public boolean takesBody() {
    return method.equals("POST");
  }

  private boolean takes(String asked) {
    return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET") && isLog());
  }

  private boolean matches(List<String> parts) {
    boolean hasAny = pattern.getLast().equals(ANY);
    int fixed = hasAny ? pattern.size() - 1 : pattern.size();
    if (hasAny ? parts.size() < pattern.size() : parts.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      boolean isHole = pattern.get(i).startsWith("{") && !parts.get(i).isEmpty();
      if (!isHole && !pattern.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  public boolean serves(Standing standing) {
    return served.contains(standing);
  }

  /// Whether what was shown is good enough: a token must have the scope.
  public boolean takes(Means means) {
    return !(means instanceof Means.Token token)
        || isOpen()
        || (scope != null && token.scopes().contains(scope));
  }
}
