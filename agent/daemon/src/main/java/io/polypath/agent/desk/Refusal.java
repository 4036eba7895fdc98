package io.polypath.agent.desk;

import io.polypath.agent.record.DeskOutcome;

/** Why a client did not get what it asked for, or lost its connection. */
public enum Refusal {
    /** A request of no bytes. The connection is closed, as the incumbent does. */
    EMPTY_REQUEST(""),
    /** A request beyond the limit. */
    LONG_REQUEST("fail\nrequest too long\n"),
    /** The same, but the length would fit in the other byte order. */
    FOREIGN_BYTE_ORDER("fail\nrequest too long, or its length is in another byte order\n"),
    /** The rest of a request did not come in time. */
    SLOW_REQUEST(DeskOutcome.TIMED_OUT.text()),
    /** The connection ended in the middle of a request. */
    BROKEN_REQUEST(""),
    /** Only root may. */
    FORBIDDEN(DeskOutcome.FORBIDDEN.text()),
    /** Neither the owner nor what it waits for was ready in time. */
    TIMED_OUT(DeskOutcome.TIMED_OUT.text()),
    /** The client did not take its answer in time. */
    SLOW_READER(""),
    /** The client went away before it had its answer. */
    GONE(""),
    /** An answer beyond the limit, or too many that nobody takes. */
    NO_ROOM("fail\nanswer too long, or too many answers wait to be read\n"),
    /** As many orders as the owner takes are under way. */
    TOO_MANY_ORDERS("fail\ntoo many commands at a time\n"),
    /** No place, and nobody idle who could make it. */
    TOO_MANY_CLIENTS("fail\ntoo many clients\n"),
    /** An idle connection made place for another. */
    MADE_PLACE(""),
    /** The process has no descriptor left. */
    NO_DESCRIPTOR("");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** What the client is told; empty for nothing. */
    String text() {
        return text;
    }
}
