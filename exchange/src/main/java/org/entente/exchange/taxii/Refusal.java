package org.entente.exchange.taxii;

import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// A request that isn't answered as asked. What stands in it goes to whoever asked, so it never
/// tells more than the status: the same words for "doesn't exist" and "is not for you".
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;
  private final String description;
  private final String code;

  public Refusal(int status, String title, String description) {
    this(status, title, description, "");
  }

  /// @param code a word for programs; empty for none
  public Refusal(int status, String title, String description, String code) {
    super(status + " " + title + ": " + description, null, false, false);
    this.status = status;
    this.title = title;
    this.description = description;
    this.code = code;
  }

  public static Refusal notFound() {
    return new Refusal(404, "Not found", "There is nothing here for you");
  }

  public static Refusal badRequest(String description) {
    return new Refusal(400, "Bad request", description);
  }

  public int status() {
    return status;
  }

  public String description() {
    return description;
  }

  /// The error object of the standard.
  public String json() {
    Map<String, JsonValue> error = new java.util.LinkedHashMap<>();
    error.put("title", JsonValue.of(title));
    error.put("description", JsonValue.of(description));
    if (!code.isEmpty()) {
      error.put("error_code", JsonValue.of(code));
    }
    error.put("http_status", JsonValue.of(Integer.toString(status)));
    return JsonWriter.text(new JsonValue.Members(error));
  }
}
