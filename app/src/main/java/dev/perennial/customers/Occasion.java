package dev.perennial.customers;

import java.time.LocalDate;

/// A day that returns every year and means something with a customer.
///
/// @param called what to call the customer
/// @param on the day it falls on this time
/// @param icon file name in `static/icons`, without ending
/// @param words what it is: “turns 40”
public record Occasion(CustomerId customer, String called, LocalDate on, String icon, String words) {}
