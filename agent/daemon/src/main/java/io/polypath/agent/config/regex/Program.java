package io.polypath.agent.config.regex;

import io.polypath.agent.path.Check;
import java.util.ArrayList;
import java.util.List;

/** A pattern as instructions of a nondeterministic automaton. Immutable once {@link #of} returned it. */
final class Program {

    /** Most instructions; a longer pattern is refused. */
    static final int MOST_INSTRUCTIONS = 16_384;

    private static final int MOST_VISITS = 4 * MOST_INSTRUCTIONS;

    /** One step of a thread. */
    sealed interface Instruction {}

    /** Takes a byte of the set and goes on to the next instruction. */
    record Take(ByteSet set) implements Instruction {}

    /** Goes on to the next instruction where the condition holds. */
    record Test(Place place) implements Instruction {}

    /** Goes on at both. */
    record Fork(int first, int second) implements Instruction {}

    /** Goes on elsewhere. */
    record Jump(int target) implements Instruction {}

    /** The text matched. */
    record Accept() implements Instruction {}

    private final List<Instruction> code = new ArrayList<>();
    private int visits;

    private Program() {}

    static Program of(Node pattern) throws SyntaxFault {
        Program program = new Program();
        program.emit(pattern);
        program.add(new Accept());
        return program;
    }

    int size() {
        return code.size();
    }

    Instruction at(int index) {
        return code.get(index);
    }

    private void emit(Node node) throws SyntaxFault {
        if (++visits > MOST_VISITS) {
            throw new SyntaxFault("the pattern is too large");
        }
        switch (node) {
            case Node.Bytes(ByteSet set) -> add(new Take(set));
            case Node.At(Place place) -> add(new Test(place));
            case Node.Sequence(List<Node> parts) -> {
                for (Node part : parts) {
                    emit(part);
                }
            }
            case Node.Choice(List<Node> branches) -> emitChoice(branches);
            case Node.Repeat repeat -> emitRepeat(repeat);
        }
    }

    private void emitChoice(List<Node> branches) throws SyntaxFault {
        List<Integer> exits = new ArrayList<>();
        for (int i = 0; i < branches.size() - 1; i++) {
            int fork = reserve();
            emit(branches.get(i));
            exits.add(reserve());
            set(fork, new Fork(fork + 1, size()));
        }
        emit(branches.getLast());
        for (int exit : exits) {
            set(exit, new Jump(size()));
        }
    }

    private void emitRepeat(Node.Repeat repeat) throws SyntaxFault {
        for (int i = 0; i < repeat.least(); i++) {
            emit(repeat.body());
        }
        if (repeat.most() == Node.Repeat.UNLIMITED) {
            int fork = reserve();
            emit(repeat.body());
            add(new Jump(fork));
            set(fork, new Fork(fork + 1, size()));
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(reserve());
            emit(repeat.body());
        }
        for (int fork : forks) {
            set(fork, new Fork(fork + 1, size()));
        }
    }

    private void add(Instruction instruction) throws SyntaxFault {
        if (size() == MOST_INSTRUCTIONS) {
            throw new SyntaxFault("the pattern is too large");
        }
        code.add(instruction);
    }

    /** A place for an instruction whose target is not known yet. */
    private int reserve() throws SyntaxFault {
        add(null);
        return size() - 1;
    }

    private void set(int index, Instruction instruction) {
        Check.that(code.get(index) == null, "an instruction is set once", index);
        code.set(index, instruction);
    }
}
