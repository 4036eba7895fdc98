package io.polypath.sim.kernel;

/** Who submitted a command. Called under the fabric's lock. */
@FunctionalInterface
public interface CommandSink {

    /** The command's outcome stands in its slot; the object may be submitted again. */
    void completed(Command command);
}
