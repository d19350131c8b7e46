package org.entente.exchange.taxii;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers requests of TAXII 2.1 (OASIS Standard, 10 June 2021) from a store.
public final class TaxiiServer {
  /// Of a server: what it is called, where it stands, the largest page, and the key of its cursors.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Settings(String title, String url, int maxPage, byte[] cursorKey) {}

  private static final Set<String> OF_COLLECTION =
      Set.of("added_after", "id", "type", "version", "spec_version");
  private static final Set<String> OF_OBJECT = Set.of("added_after", "version", "spec_version");
  private static final Set<String> OF_VERSIONS = Set.of("added_after", "spec_version");
  private static final Set<String> OF_REMOVAL = Set.of("version", "spec_version");

  private final Shelf shelf;
  private final Settings settings;
  private final Cursor cursor;
  private final Arrival.Gate valid;

  /// `valid` judges what comes into collections that take valid content only.
  public TaxiiServer(Shelf shelf, Settings settings, Arrival.Gate valid) {
    this.shelf = shelf;
    this.settings = settings;
    this.cursor = new Cursor(settings.cursorKey());
    this.valid = valid;
  }

  /// Whether a path is ours to answer.
  public boolean isOurs(String path) {
    String first = path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "";
    return first.equals("taxii2") || shelf.roots().stream().anyMatch(r -> r.name().equals(first));
  }

  public TaxiiAnswer answer(TaxiiRequest request) {
    try {
      return route(request);
    } catch (Refusal e) {
      return TaxiiAnswer.of(e.status(), e.json());
    }
  }

  private TaxiiAnswer route(TaxiiRequest request) {
    String path = request.path().replaceFirst("^/", "").replaceFirst("/$", "");
    List<String> at = List.of(path.split("/", -1));
    if (at.equals(List.of("taxii2"))) {
      allow(request, "GET");
      return TaxiiAnswer.of(
          200, Resources.discovery(settings.title(), settings.url(), shelf.roots()));
    }
    ApiRoot root =
        shelf.roots().stream()
            .filter(one -> one.name().equals(at.getFirst()))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    if (at.size() == 1) {
      allow(request, "GET");
      return TaxiiAnswer.of(200, Resources.root(root));
    }
    if (at.get(1).equals("status") && at.size() == 3) {
      allow(request, "GET");
      return TaxiiAnswer.of(
          200, shelf.status(root.name(), at.get(2), request.user()).orElseThrow(Refusal::notFound));
    }
    if (!at.get(1).equals("collections")) {
      throw Refusal.notFound();
    }
    return collections(request, root, at.subList(2, at.size()));
  }

  private TaxiiAnswer collections(TaxiiRequest request, ApiRoot root, List<String> at) {
    if (at.isEmpty()) {
      allow(request, "GET");
      return TaxiiAnswer.of(200, Resources.collections(shelf.stands(root.name(), request.user())));
    }
    Shelf.Stand stand =
        shelf.stand(root.name(), at.getFirst(), request.user()).orElseThrow(Refusal::notFound);
    if (at.size() == 1) {
      allow(request, "GET");
      return TaxiiAnswer.of(200, Resources.collection(stand));
    }
    boolean isObjects = at.get(1).equals("objects");
    if (at.size() == 2 && at.get(1).equals("manifest")) {
      allow(request, "GET");
      return page(request, stand, Listing.MANIFEST, "");
    } else if (at.size() == 2 && isObjects) {
      return allow(request, "GET", "POST").equals("GET")
          ? page(request, stand, Listing.OBJECTS, "")
          : add(request, root, stand);
    } else if (at.size() == 3 && isObjects) {
      return allow(request, "GET", "DELETE").equals("GET")
          ? page(request, stand, Listing.OBJECT, at.get(2))
          : remove(request, stand, at.get(2));
    } else if (at.size() == 4 && isObjects && at.get(3).equals("versions")) {
      allow(request, "GET");
      return page(request, stand, Listing.VERSIONS, at.get(2));
    }
    throw Refusal.notFound();
  }

  /// The lists that come in pages.
  private enum Listing {
    MANIFEST,
    OBJECTS,
    OBJECT,
    VERSIONS;

    /// The filters that it knows.
    Set<String> fields() {
      return switch (this) {
        case MANIFEST, OBJECTS -> OF_COLLECTION;
        case OBJECT -> OF_OBJECT;
        case VERSIONS -> OF_VERSIONS;
      };
    }

    /// Which versions it means where a request names none.
    Set<String> versionsElse() {
      return switch (this) {
        case MANIFEST, OBJECTS, OBJECT -> Selection.LAST;
        case VERSIONS -> Selection.ALL;
      };
    }

    String write(Shelf.Page page, String next) {
      return switch (this) {
        case MANIFEST -> Resources.manifest(page, next);
        case OBJECTS, OBJECT -> Resources.envelope(page, next);
        case VERSIONS -> Resources.versions(page, next);
      };
    }
  }

  private TaxiiAnswer page(
      TaxiiRequest request, Shelf.Stand stand, Listing listing, String objectId) {
    if (!stand.rights().canRead()) {
      throw forbidden();
    }
    Query query = new Query(request.query());
    Selection selection = query.selection(listing.fields(), listing.versionsElse());
    if (!objectId.isEmpty()) {
      selection = selection.of(objectId);
    }
    String asked =
        String.join(
            "\u0000", List.of(listing.name(), stand.id(), request.user(), selection.fingerprint()));
    int limit = query.limit(settings.maxPage());
    String next = query.next();
    Position after = next == null ? Position.START : cursor.read(next, asked);
    if (!objectId.isEmpty() && !shelf.holds(stand, objectId)) {
      throw Refusal.notFound();
    }
    boolean withJson = listing == Listing.OBJECTS || listing == Listing.OBJECT;
    Shelf.Page page = shelf.page(stand, selection, after, limit, withJson);
    if (page.items().isEmpty()) {
      return TaxiiAnswer.of(200, "{}");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-TAXII-Date-Added-First", added(page.items().getFirst()));
    headers.put("X-TAXII-Date-Added-Last", added(page.items().getLast()));
    return new TaxiiAnswer(
        200, headers, listing.write(page, cursor.write(page.items().getLast().at(), asked)));
  }

  private static String added(Shelf.Item item) {
    return TaxiiTime.text(item.at().added());
  }

  private TaxiiAnswer add(TaxiiRequest request, ApiRoot root, Shelf.Stand stand) {
    if (!stand.rights().canWrite()) {
      throw forbidden();
    }
    if (!MediaTypes.isContent(request.contentType())) {
      throw new Refusal(415, "Unsupported media type", "Send " + MediaTypes.TAXII);
    }
    byte[] body = request.body().read(root.maxContentLength());
    Arrival.Gate gate =
        switch (stand.acceptance()) {
          case VALID -> valid;
          case ANY -> _ -> "";
        };
    List<Arrival> arrivals = Arrival.ofEnvelope(body, gate);
    return TaxiiAnswer.of(202, shelf.add(stand, root.name(), request.user(), arrivals));
  }

  /// The standard's table: neither right 404, one of two 403, both does it.
  private TaxiiAnswer remove(TaxiiRequest request, Shelf.Stand stand, String objectId) {
    Rights rights = stand.rights();
    if (!rights.canRead() && !rights.canWrite()) {
      throw Refusal.notFound();
    }
    if (!rights.canRead() || !rights.canWrite()) {
      throw forbidden();
    }
    Selection selection =
        new Query(request.query()).selection(OF_REMOVAL, Selection.ALL).of(objectId);
    if (!request.query().containsKey("match[spec_version]")) {
      selection = selection.inAnySpec();
    }
    if (shelf.remove(stand, selection) == 0) {
      throw Refusal.notFound();
    }
    return TaxiiAnswer.of(200, "");
  }

  private static Refusal forbidden() {
    return new Refusal(403, "Forbidden", "You have no right to do this");
  }

  private static String allow(TaxiiRequest request, String... methods) {
    if (!List.of(methods).contains(request.method())) {
      throw new Refusal(405, "Method not allowed", "Use " + String.join(" or ", methods));
    }
    if (!MediaTypes.isAcceptable(request.accept())) {
      throw new Refusal(406, "Not acceptable", "Only " + MediaTypes.TAXII + " is to be had");
    }
    return request.method();
  }
}
