package org.entente.screen;

/// Where a target lives or has its seat, as the list writes it, without the country.
public record PostalAddress(String text, Country country) {}
