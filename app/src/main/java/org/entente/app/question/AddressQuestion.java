package org.entente.app.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.address.CryptoAddress;
import org.entente.screen.Reason;
import org.entente.screen.wallet.WalletScreen;

/// Is this crypto address listed?
///
/// @param customer whose it is; empty where nobody says
public record AddressQuestion(String customer, String address) implements Question {
  @Override
  public String kind() {
    return "address";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer);
    json.put("address", address);
    return json;
  }

  @Override
  public Answer answer(Screening screening) {
    WalletScreen.Answer answer = screening.desk().wallet(address);
    List<Result> results = screening.results(customer, answer.hits());
    List<Reason> signals = signals(answer.address());
    return new Answer(signals, results, AnswerFields.of(address, results, signals));
  }

  /// What is odd about the address itself, listed or not.
  private static List<Reason> signals(CryptoAddress address) {
    return switch (address.reading()) {
      case CryptoAddress.WrongCase _ ->
          List.of(new Reason("address-wrong-checksum", address.text(), "", 0));
      case CryptoAddress.NotRecognised why ->
          List.of(new Reason("address-not-recognised", address.text(), why.why(), 0));
      case CryptoAddress.Checked _, CryptoAddress.Unchecked _ -> List.of();
    };
  }
}
