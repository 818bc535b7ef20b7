package dev.perennial.hours.feeds;

/// Why a calendar could not be read.
public enum Trouble {
    NOT_CALLED,
    NO_ANSWER,
    LEADS_ELSEWHERE,
    NOT_THERE,
    TOO_LARGE,
    NO_CALENDAR,
    NO_DAYS
}
