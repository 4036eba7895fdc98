package io.polypath.agent.keeper;

import java.util.ArrayDeque;

/**
 * Which orders of one map are with the mappers. At most one of those that change the map itself, so that they are carried out in
 * the order in which they were given; at most one reading.
 */
final class OrderBook {

    /** Whether a change is under way. */
    boolean changing;

    /** What the change under way, or the last one, is. */
    private String change = "";

    /** Whether a reading is under way, and whether its result has been overtaken by a change or a message. */
    boolean reading;

    boolean overtaken;

    /** Messages that have not come home. */
    int messagesOut;

    /** Whether another reading is called for as soon as nothing is under way. */
    boolean readAgain;

    /** Whether a change has failed and no reading came since: the kernel may have done all of it, or nothing. */
    boolean unsure;

    /** Whether the reading under way is to tell if a map without paths is in use. */
    boolean readForLastPath;

    /** Who is told how the change under way ends. */
    private Completion completion = Completion.NONE;

    /** What is to be ordered when the change under way is over. */
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();

    /** Orders now, or as soon as the change under way is over. */
    void whenFree(Runnable order) {
        if (changing) {
            later.add(order);
        } else {
            order.run();
        }
    }

    /** Who is told how the change that was just ordered ends. */
    void tell(Completion asker) {
        completion = asker;
    }

    /** Whether somebody is told how the change under way ends. */
    boolean isAsked() {
        return completion != Completion.NONE;
    }

    String what() {
        return change;
    }

    /** The change came home. */
    void changed(int error) {
        changing = false;
        Completion asker = completion;
        completion = Completion.NONE;
        asker.done(error);
        while (!changing && !later.isEmpty()) {
            later.poll().run();
        }
    }

    /** Something happened that a reading under way does not tell of: a message was sent, or the next reading is for another purpose. */
    void message() {
        overtaken |= reading;
        readAgain |= reading;
    }

    /**
     * A change was ordered: a reading that is under way may tell the time before it.
     *
     * @param what for people
     */
    void change(String what) {
        changing = true;
        change = what;
        overtaken |= reading;
    }
}
