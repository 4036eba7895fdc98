package io.polypath.tests.sim.trial;

import io.polypath.agent.port.ScsiPort;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.OpenFile;

/** Tells a witness which command went to which disk, and what came of it. The prober lane's. */
final class WatchedScsi implements ScsiPort {

    private final Fabric fabric;
    private final ScsiPort port;
    private final CommandSlab slab;
    private final Witness witness;
    private final Question[] questions;

    WatchedScsi(Fabric fabric, ScsiPort port, CommandSlab slab, Witness witness) {
        this.fabric = fabric;
        this.port = port;
        this.slab = slab;
        this.witness = witness;
        questions = new Question[slab.slots()];
    }

    @Override
    public int attach(int device) {
        return port.attach(device);
    }

    @Override
    public void detach(int device) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().get(device, OpenFile.Kind.GENERIC);
            for (int slot = 0; file != null && slot < questions.length; slot++) {
                if (questions[slot] != null && questions[slot].file() == file) {
                    questions[slot] = null;
                }
            }
        }
        port.detach(device);
    }

    @Override
    public int submit(int device, int slot) {
        synchronized (fabric.lock()) {
            if (questions[slot] != null) {
                throw new Violation("one verdict", "slot " + slot + " is used again before " + questions[slot] + " was answered");
            }
            OpenFile file = fabric.kernel().files().get(device, OpenFile.Kind.GENERIC);
            Question question = file == null ? null : witness.asks(file, slab.cdb(slot));
            int error = port.submit(device, slot);
            if (error == 0) {
                questions[slot] = question;
            } else if (question != null) {
                witness.notSent(question);
            }
            return error;
        }
    }

    @Override
    public int reap(int[] slots) {
        int count = port.reap(slots);
        for (int i = 0; i < count; i++) {
            Question question = questions[slots[i]];
            questions[slots[i]] = null;
            witness.answered(question, Answer.of(slab, slots[i]));
        }
        return count;
    }

    @Override
    public int pollFd() {
        return port.pollFd();
    }

}
