package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.lists.HomeOption;
import org.entente.app.lists.IssuesOption;
import org.entente.base.BadInput;
import org.entente.screen.ListId;
import org.entente.screen.desk.Register;
import org.entente.screen.list.LoadedList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The lists that a command screens against, by the options all of them share.
public final class ScreenLists {
  @Mixin private HomeOption home;
  @Mixin private IssuesOption issues;

  @Option(
      names = "--list",
      paramLabel = "NAME",
      split = ",",
      description = "${bundle:OPTION_SCREEN_LIST}")
  private List<String> names = new ArrayList<>();

  private @Nullable Register register;

  /// The current issues of the chosen lists; all where none is chosen. That there is none is an
  /// error, for nothing would ever be found.
  public Register register() throws IOException {
    Register known = register;
    if (known == null) {
      List<LoadedList> lists =
          issues.load(home.lists()).stream().filter(list -> isChosen(list.list())).toList();
      if (lists.isEmpty()) {
        throw new BadInput(
            home.path().toString(),
            "",
            names.isEmpty() ? "holds no list" : "holds none of the lists " + names,
            "Import or update lists first; lists status shows what there is");
      }
      known = new Register(lists);
      register = known;
    }
    return known;
  }

  /// The folder of lists and settings.
  public Path home() {
    return home.path();
  }

  /// `us` means every list of that publisher.
  private boolean isChosen(ListId list) {
    return names.isEmpty() || names.contains(list.name()) || names.contains(list.publisher());
  }

  /// Which issues were asked, so that it can be asked again.
  public List<Map<String, Object>> snapshots() throws IOException {
    List<Map<String, Object>> snapshots = new ArrayList<>();
    for (LoadedList list : register().lists()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("list", list.list().name());
      json.put("sha256", list.snapshot().sha256());
      snapshots.add(json);
    }
    return snapshots;
  }
}
