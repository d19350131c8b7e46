package org.entente.app.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.ListSnapshot;

/// An issue of a list as JSON shows it.
final class SnapshotFields {
  private SnapshotFields() {}

  static Map<String, Object> of(ListSnapshot snapshot, String form) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("list", snapshot.list().name());
    json.put("published", snapshot.published() == null ? null : snapshot.published().toString());
    json.put("fetched", snapshot.fetched().toString());
    json.put("form", form);
    json.put("sha256", snapshot.sha256());
    json.put("sizeBytes", snapshot.sizeBytes());
    List<Map<String, Object>> files = new ArrayList<>();
    for (ListSnapshot.SourceFile file : snapshot.files()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", file.name());
      one.put("source", file.source());
      one.put("sizeBytes", file.sizeBytes());
      one.put("sha256", file.sha256());
      files.add(one);
    }
    json.put("files", files);
    json.put("counts", new LinkedHashMap<>(snapshot.counts()));
    return json;
  }
}
