package io.polypath.sim.kernel;

/**
 * The commands of one device that are at the kernel, in order of submission. Linked through the commands themselves, so that it
 * allocates nothing.
 *
 * <p>Guarded by the fabric's lock.
 */
final class Outstanding {

    private Command first;
    private Command last;
    private int size;

    Outstanding() {}

    void add(Command command) {
        command.previous = last;
        command.next = null;
        if (last == null) {
            first = command;
        } else {
            last.next = command;
        }
        last = command;
        size++;
    }

    void remove(Command command) {
        if (command.previous == null) {
            first = command.next;
        } else {
            command.previous.next = command.next;
        }
        if (command.next == null) {
            last = command.previous;
        } else {
            command.next.previous = command.previous;
        }
        command.previous = null;
        command.next = null;
        size--;
    }

    /** The oldest command, or null; {@link Command#next} leads on. */
    Command first() {
        return first;
    }

    int size() {
        return size;
    }
}
