package io.polypath.sim.mapper;

import java.util.List;

/** A path of a live table. Guarded by the fabric's lock. */
final class TargetPath {

    final String devT;
    final Backing backing;
    final List<String> args;
    boolean active = true;
    long fails;

    TargetPath(String devT, Backing backing, List<String> args) {
        this.devT = devT;
        this.backing = backing;
        this.args = args;
    }
}
