package io.polypath.agent.scribe;

/** Names of the transport ports by the numbers under which latency is recorded. */
@FunctionalInterface
public interface PortNames {

    /**
     * May be called from any thread.
     *
     * @return for instance {@code host4 iqn.2026-01.example:array,t,0x0001}, or null for a port that is gone
     */
    String name(int port);
}
