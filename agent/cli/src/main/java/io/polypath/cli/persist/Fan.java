package io.polypath.cli.persist;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends an order down several paths at once, so that a slow one holds up no other. */
final class Fan {

    private final ReservePort port;

    Fan(ReservePort port) {
        this.port = port;
    }

    /**
     * Sends the order down every path, and waits for all of them.
     *
     * @return what became of it, in the order of the paths
     */
    List<PrStatus> send(List<PersistPath> paths, OutOrder order) {
        List<PrStatus> results = new ArrayList<>(paths.size());
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<PrStatus>> calls = new ArrayList<>(paths.size());
            for (int i = 0; i < paths.size(); i++) {
                PersistPath path = paths.get(i);
                OutOrder own = i == 0 ? order : order.withoutPorts();
                calls.add(threads.submit(() -> port.out(path, own)));
            }
            calls.forEach(call -> results.add(result(call)));
        }
        return results;
    }

    private static PrStatus result(Future<PrStatus> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException bug) {
            throw new AssertionError("a call down a path has a status", bug);
        }
    }
}
