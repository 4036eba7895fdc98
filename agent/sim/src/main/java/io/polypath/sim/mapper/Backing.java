package io.polypath.sim.mapper;

/** A disk that a table holds open. Guarded by the fabric's lock. */
public interface Backing {

    /** What I/O that is sent down now comes to. */
    enum Answer {
        GOOD,
        /** It comes back with an error that another path may not have. */
        ERROR,
        /** It does not come back. */
        SILENCE
    }

    /** Capacity, 512-byte sectors. */
    long sectors();

    Answer answer();

    /** The table is gone. */
    void release();
}
