package io.polypath.cli.persist;

import io.polypath.agent.reserve.ReserveFlag;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the daemon is told and asked about a map's reservation, in multipathd's words. */
final class DaemonWords {

    private final UnaryOperator<String> line;

    /** @param line takes a request and returns the answer, or null when no daemon gives one */
    DaemonWords(UnaryOperator<String> line) {
        this.line = line;
    }

    /** Whether the map holds the reservation. */
    ReserveFlag hold(PersistMap map) {
        return ReserveFlag.told(line.apply("getprhold map \"" + map.name() + "\""));
    }

    void hold(PersistMap map, boolean held) {
        tell(held ? "setprhold" : "unsetprhold", map, "");
    }

    /** The key that belongs to the map from now on; 0 takes it back. */
    boolean key(PersistMap map, long key, boolean aptpl) {
        return key == 0
                ? tell("unsetprkey", map, "")
                : tell("setprkey", map, " key " + Long.toHexString(key) + (aptpl ? ":aptpl" : ""));
    }

    /** Paths of the map have been registered: the daemon registers those that come later. */
    void registered(PersistMap map) {
        List<PersistPath> paths = map.usable();
        String list = paths.stream().map(PersistPath::devT).collect(Collectors.joining(" "));
        tell("setprstatus", map, " pathlist \"" + list + "\"");
    }

    void unregistered(PersistMap map) {
        tell("unsetprstatus", map, "");
    }

    private boolean tell(String verb, PersistMap map, String more) {
        String answer = line.apply(verb + " map \"" + map.name() + "\"" + more);
        return answer != null && answer.startsWith("ok");
    }
}
