package io.polypath.tests.sim.trial;

import io.polypath.sim.kernel.OpenFile;
import io.polypath.sim.kernel.SimPath;

/**
 * A command that the daemon sent to a disk.
 *
 * @param file through which
 * @param opcode of the command
 * @param page of vital product data that is asked for, or -1
 * @param event number of the trace's event when it was sent
 */
record Question(OpenFile file, int opcode, int page, long event) {

    SimPath disk() {
        return file.path();
    }

    @Override
    public String toString() {
        return String.format("%02x%s to %s", opcode, page < 0 ? "" : String.format("/%02x", page), disk());
    }
}
