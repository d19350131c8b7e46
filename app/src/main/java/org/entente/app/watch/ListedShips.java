package org.entente.app.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.question.Result;
import org.entente.app.screen.BarOption;
import org.entente.app.screen.ScreenLists;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.entente.screen.Country;
import org.entente.screen.Hit;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.entente.screen.ship.ShipQuery;
import org.entente.watch.ships.Mid;
import org.entente.watch.ships.ShipLog;

/// Which of the ships that were heard stand on imported lists, by all that they called themselves:
/// number, name, radio number, call sign, and the flag of their radio number.
final class ListedShips {
  record Listed(ShipLog.Called ship, String query, List<Register.Found> found) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("mmsi", ship.mmsi());
      json.put("query", query);
      json.put("results", found.stream().map(one -> new Result(one, null).json()).toList());
      return json;
    }

    void say(Terminal terminal) {
      for (Register.Found one : found) {
        terminal.say(WatchMessage.EVENTS_LISTED, ship.mmsi(), query, one.entity().name());
      }
    }
  }

  private ListedShips() {}

  static List<Listed> of(ShipLog log, ScreenLists lists, BarOption bar) throws IOException {
    Register register = lists.register();
    Desk desk = Desk.of(register.targets(), bar.of(lists.home()));
    List<Listed> listed = new ArrayList<>();
    for (ShipLog.Called ship : log.called()) {
      Country flag = Country.of(Mid.flag(ship.mmsi() / 1_000_000));
      for (ShipQuery query : queries(ship, flag)) {
        List<Hit> matches = desk.ship(query).hits().stream().filter(Hit::match).toList();
        if (!matches.isEmpty()) {
          String asked = (query.name() + " " + query.imo()).strip();
          listed.add(new Listed(ship, asked, register.found(matches)));
        }
      }
    }
    return listed;
  }

  /// Each name and each number that she used; the others beside it only where there is one.
  private static List<ShipQuery> queries(ShipLog.Called ship, Country flag) {
    String mmsi = String.valueOf(ship.mmsi());
    String call = ship.callSigns().size() == 1 ? ship.callSigns().getFirst() : "";
    List<ShipQuery> queries = new ArrayList<>();
    if (ship.names().size() <= 1 && ship.imos().size() <= 1) {
      String name = ship.names().isEmpty() ? "" : ship.names().getFirst();
      String imo = ship.imos().isEmpty() ? "" : String.valueOf(ship.imos().getFirst());
      return List.of(new ShipQuery(name, imo, mmsi, call, flag));
    }
    ship.imos().forEach(imo -> queries.add(new ShipQuery("", String.valueOf(imo), mmsi, "", flag)));
    ship.names().forEach(name -> queries.add(new ShipQuery(name, "", mmsi, call, flag)));
    return queries;
  }
}
