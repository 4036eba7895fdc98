package io.polypath.tests.sim.trial;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.OpenFile;

/** The same for one runner. */
record WatchedBlockingScsi(Fabric fabric, BlockingScsiPort port, CommandSlab slab, Witness witness) implements BlockingScsiPort {

    @Override
    public int execute(int device, int slot) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().commandable(device);
            Question question = file == null ? null : witness.asks(file, slab.cdb(slot));
            int error = port.execute(device, slot);
            if (error == 0) {
                witness.answered(question, Answer.of(slab, slot));
            } else if (question != null) {
                witness.notSent(question);
            }
            return error;
        }
    }
}
