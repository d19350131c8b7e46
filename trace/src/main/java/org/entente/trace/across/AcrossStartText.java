package org.entente.trace.across;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.base.BadInput;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Start;
import org.entente.trace.StartText;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountStartText;
import org.jspecify.annotations.Nullable;

/// Reads starts as people write them for one ledger, and finds the ledger that knows each.
/// NETWORK/ in front of a start says which one is meant where several know it.
public final class AcrossStartText {
  private AcrossStartText() {}

  /// A start that a ledger knows.
  private sealed interface Known {
    record Output(Start start) implements Known {}

    record Moved(AccountStart start) implements Known {}
  }

  /// The same questions, each with the starts that belong to its ledger. Throws [BadInput] that
  /// says what is wrong with a text.
  public static List<Asked> sort(List<Asked> ledgers, List<String> texts) {
    List<List<Known>> starts = new ArrayList<>();
    ledgers.forEach(_ -> starts.add(new ArrayList<>()));
    for (String text : texts) {
      add(ledgers, text.strip(), starts);
    }
    List<Asked> asked = new ArrayList<>();
    for (int ledger = 0; ledger < ledgers.size(); ledger++) {
      asked.add(with(ledgers.get(ledger), starts.get(ledger)));
    }
    return List.copyOf(asked);
  }

  private static void add(List<Asked> ledgers, String text, List<List<Known>> starts) {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      String network = text.substring(0, slash);
      for (int ledger = 0; ledger < ledgers.size(); ledger++) {
        if (ledgers.get(ledger).network().equals(network)) {
          starts.get(ledger).add(parse(ledgers.get(ledger), text.substring(slash + 1)));
          return;
        }
      }
      throw bad(text, "no store of " + network + " was given", "Given: " + networks(ledgers) + ".");
    }
    List<Asked> knowing = new ArrayList<>();
    BadInput first = null;
    for (int ledger = 0; ledger < ledgers.size(); ledger++) {
      try {
        Known start = parse(ledgers.get(ledger), text);
        if (isKnown(ledgers.get(ledger), start)) {
          knowing.add(ledgers.get(ledger));
          starts.get(ledger).add(start);
        }
      } catch (BadInput e) {
        first = first == null ? e : first;
      }
    }
    judge(ledgers, text, knowing, first);
  }

  private static void judge(
      List<Asked> ledgers, String text, List<Asked> knowing, @Nullable BadInput first) {
    if (knowing.isEmpty() && first != null && ledgers.size() == 1) {
      throw first;
    }
    if (knowing.isEmpty()) {
      throw bad(
          text,
          "none of the stores knows it",
          "Given: " + networks(ledgers) + ". Check it, or give the store that has it.");
    }
    if (knowing.size() > 1) {
      throw bad(
          text,
          "several stores know it: " + networks(knowing),
          "Write NETWORK/ in front of it, for instance " + knowing.getFirst().network() + "/.");
    }
  }

  private static String networks(List<Asked> ledgers) {
    return ledgers.stream().map(Asked::network).collect(Collectors.joining(", "));
  }

  private static Known parse(Asked ledger, String text) {
    return switch (ledger) {
      case Asked.Outputs outputs ->
          new Known.Output(StartText.parse(outputs.view().network(), text));
      case Asked.Accounts accounts ->
          new Known.Moved(AccountStartText.parse(accounts.view(), text));
    };
  }

  private static boolean isKnown(Asked ledger, Known known) {
    return switch (known) {
      case Known.Output(var start) ->
          ledger instanceof Asked.Outputs outputs && isKnown(outputs.view(), start);
      case Known.Moved(var start) ->
          ledger instanceof Asked.Accounts accounts && isKnown(accounts.view(), start);
    };
  }

  private static boolean isKnown(ChainView view, Start start) {
    return switch (start) {
      case Start.Output output -> view.findTx(output.outPoint().txId()) != ChainView.NONE;
      case Start.Transaction transaction -> view.findTx(transaction.txId()) != ChainView.NONE;
      case Start.Address address -> view.findScript(address.script()) != ChainView.NONE;
    };
  }

  private static boolean isKnown(AccountView view, AccountStart start) {
    return switch (start) {
      case AccountStart.Transaction transaction ->
          view.findTx(transaction.hash()) != AccountView.NONE;
      case AccountStart.Log log -> view.findTx(log.hash()) != AccountView.NONE;
      case AccountStart.Moved moved -> moved.transfer() < view.transferCount();
      case AccountStart.Account account -> view.findAccount(account.address()) != AccountView.NONE;
    };
  }

  private static Asked with(Asked ledger, List<Known> starts) {
    return switch (ledger) {
      case Asked.Outputs(var view, var question, var stops) -> {
        List<Start> own = new ArrayList<>();
        for (Known known : starts) {
          if (known instanceof Known.Output(var start)) {
            own.add(start);
          }
        }
        yield new Asked.Outputs(view, question.from(own), stops);
      }
      case Asked.Accounts(var view, var question, var stops) -> {
        List<AccountStart> own = new ArrayList<>();
        for (Known known : starts) {
          if (known instanceof Known.Moved(var start)) {
            own.add(start);
          }
        }
        yield new Asked.Accounts(view, question.from(own), stops);
      }
    };
  }

  private static BadInput bad(String text, String reason, String nextStep) {
    return new BadInput("start " + text, "", reason, nextStep);
  }
}
