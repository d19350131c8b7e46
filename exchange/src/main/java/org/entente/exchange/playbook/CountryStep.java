package org.entente.exchange.playbook;

import org.entente.exchange.json.JsonValue;

/// What one country is to do in a playbook.
///
/// @param step the id of the step, which no other has
/// @param country three letters
/// @param owner the key's name of its node
/// @param title in a few words
/// @param kind the word for a request, or `verify` for looking whether it was done
/// @param wish the members of a draft request: kind, target, place, text; none for `verify`
public record CountryStep(
    String step, String country, String owner, String title, String kind, JsonValue.Members wish) {}
