package io.polypath.agent.reserve;

/**
 * The persistent reservation of one map: its key, whether its paths are registered, and whether it holds the reservation. Pure; owner
 * lane only.
 *
 * <p>As multipath-tools 0.14 has it: a map that somebody registered stays registered, and one that was found without a registration
 * is left alone until somebody says otherwise.
 */
public final class MapReservation {

    private boolean fromFile;
    private boolean filedKnown;
    private long configuredKey;
    private boolean configuredAptpl;
    private long filedKey;
    private boolean filedAptpl;
    private long formerKey;
    private ReserveFlag registered = ReserveFlag.UNKNOWN;
    private ReserveFlag holds = ReserveFlag.UNKNOWN;
    private boolean everRegistered;

    /** Of a map of which nothing is known yet. */
    public MapReservation() {}

    /**
     * What the configuration says.
     *
     * @param keyInFile {@code reservation_key file}; then {@code key} and {@code aptpl} say nothing
     * @param key 0 for none
     */
    public void configure(boolean keyInFile, long key, boolean aptpl) {
        fromFile = keyInFile;
        configuredKey = keyInFile ? 0 : key;
        configuredAptpl = !keyInFile && aptpl;
        if (decided() && key() == 0 && registered == ReserveFlag.UNKNOWN) {
            unset();
        }
    }

    /** What the prkeys file says; key 0 for nothing. */
    public void filed(long key, boolean aptpl) {
        filedKnown = true;
        filedKey = key;
        filedAptpl = aptpl;
    }

    /** The configuration was read again, and everything is found out anew. */
    public void forget() {
        filedKnown = false;
        registered = ReserveFlag.UNKNOWN;
        holds = ReserveFlag.UNKNOWN;
        everRegistered = false;
        formerKey = 0;
    }

    /** Whether the prkeys file has to be asked before anything can be decided. */
    public boolean owesFile() {
        return fromFile && !filedKnown;
    }

    private boolean decided() {
        return !owesFile();
    }

    /**
     * A client had a key written to the prkeys file. Until every path has it, the key before counts as this map's as well; taking the
     * key before up again ends that.
     *
     * @param key 0 when it was taken out
     * @return whether it is the map's key now: not where the configuration names another
     */
    public boolean rewritten(long key, boolean aptpl) {
        formerKey = formerKey == key ? 0 : key();
        filed(key, aptpl);
        boolean accepted = key() == key;
        formerKey = accepted ? formerKey : 0;
        return accepted;
    }

    /** The key that paths are registered with; 0 for none. */
    public long key() {
        return fromFile ? filedKey : configuredKey;
    }

    /** Whether registrations outlive a loss of power. */
    public boolean aptpl() {
        return fromFile ? filedAptpl : configuredAptpl;
    }

    /** Whether a registration with this key is the map's own. */
    public boolean owns(long key) {
        return key != 0 && (key == key() || key == formerKey);
    }

    /** Every path has the present key. */
    public void settled() {
        formerKey = 0;
    }

    /** The map's paths are registered, and those that come shall be. */
    public void set() {
        registered = ReserveFlag.SET;
        everRegistered = true;
    }

    /** They are not, and none shall be. */
    public void unset() {
        registered = ReserveFlag.UNSET;
        holds = ReserveFlag.UNSET;
        formerKey = 0;
    }

    /** Whether the map's paths are registered. */
    public ReserveFlag registered() {
        return registered;
    }

    /** Whether the map holds the reservation. */
    public ReserveFlag holds() {
        return holds;
    }

    public void holds(boolean held) {
        holds = held ? ReserveFlag.SET : ReserveFlag.UNSET;
    }

    /** Whether a path may still have a registration from earlier. */
    public boolean everRegistered() {
        return everRegistered;
    }

    /** Whether a path that comes has to be looked into. */
    public boolean concerns() {
        return decided() && (registered != ReserveFlag.UNSET || everRegistered);
    }
}
